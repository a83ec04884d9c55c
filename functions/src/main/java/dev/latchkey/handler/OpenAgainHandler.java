package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.OpenAgain;
import java.util.Map;

/// Tries a jammed latch once more and parks `handle-locker-fault` until the locker answers: `{"lockerId",
/// "faultId", "taskToken"}`.
public final class OpenAgainHandler implements JsonHandler {

    private final OpenAgain openAgain;

    public OpenAgainHandler() {
        var application = Application.create();
        this(application.openAgain());
        application.warm();
    }

    OpenAgainHandler(OpenAgain openAgain) {
        this.openAgain = openAgain;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        openAgain.open(event.string("lockerId"), event.string("faultId"), new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
