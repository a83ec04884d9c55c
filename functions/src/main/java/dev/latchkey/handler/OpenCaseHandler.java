package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.digest.CountFigures;
import dev.latchkey.json.JsonObject;
import dev.latchkey.support.OpenCase;
import java.time.Clock;
import java.util.Map;

/// Tells people what failed: `{"deliveryId", "reason", "failedPart", "error"}` gives `{"caseId"}`.
public final class OpenCaseHandler implements JsonHandler {

    private static final String UNREACHABLE = "RecipientUnreachable";

    private final OpenCase openCase;
    private final CountFigures countFigures;
    private final Clock clock;

    public OpenCaseHandler() {
        var application = Application.create();
        this(application.openCase(), application.countFigures(), application.clock());
        application.warm();
    }

    OpenCaseHandler(OpenCase openCase, CountFigures countFigures, Clock clock) {
        this.openCase = openCase;
        this.countFigures = countFigures;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var reason = event.string("reason");
        var deliveryId = event.string("deliveryId");
        var caseId = openCase.open(deliveryId, reason, event.string("failedPart"), event.string("error"));
        new EmbeddedMetrics(context.getLogger(), clock).count("CaseOpened", Map.of("reason", reason));
        if (reason.equals(UNREACHABLE)) {
            countFigures.unreachable(deliveryId);
        }
        return Map.of("caseId", caseId);
    }
}
