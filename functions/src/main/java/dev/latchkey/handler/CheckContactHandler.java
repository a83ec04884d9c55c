package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.support.CheckContact;
import java.time.Clock;
import java.util.Map;

/// Finds out whether a delivery's recipient can be reached at all, and tells people where not: `{"deliveryId"}`
/// gives `{"isReachable", "until"}`, with the time until when the deposit can be waited for without a look.
public final class CheckContactHandler implements JsonHandler {

    private final CheckContact checkContact;
    private final AwaitDeposit awaitDeposit;
    private final Clock clock;

    public CheckContactHandler() {
        var application = Application.create();
        this(application.checkContact(), application.awaitDeposit(), application.clock());
        application.warm();
    }

    CheckContactHandler(CheckContact checkContact, AwaitDeposit awaitDeposit, Clock clock) {
        this.checkContact = checkContact;
        this.awaitDeposit = awaitDeposit;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var deliveryId = event.string("deliveryId");
        var opened = checkContact.check(deliveryId);
        opened.ifPresent(caseId -> new EmbeddedMetrics(context.getLogger(), clock)
                .count("CaseOpened", Map.of("reason", CheckContact.REASON)));
        return JsonFields.of("isReachable", opened.isEmpty())
                .and("until", awaitDeposit.firstLook(deliveryId))
                .map();
    }
}
