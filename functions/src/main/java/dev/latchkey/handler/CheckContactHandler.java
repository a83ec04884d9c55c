package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.JsonObject;
import dev.latchkey.support.CheckContact;
import java.time.Clock;
import java.util.Map;

/// Finds out whether a delivery's recipient can be reached at all, and tells people where not: `{"deliveryId"}`
/// gives `{"isReachable"}`.
public final class CheckContactHandler implements JsonHandler {

    private final CheckContact checkContact;
    private final Clock clock;

    public CheckContactHandler() {
        var application = Application.create();
        this(application.checkContact(), application.clock());
        application.warm();
    }

    CheckContactHandler(CheckContact checkContact, Clock clock) {
        this.checkContact = checkContact;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var opened = checkContact.check(event.string("deliveryId"));
        opened.ifPresent(caseId -> new EmbeddedMetrics(context.getLogger(), clock)
                .count("CaseOpened", Map.of("reason", CheckContact.REASON)));
        return Map.of("isReachable", opened.isEmpty());
    }
}
