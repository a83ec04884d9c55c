package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.diagnosis.AskLocker;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Asks a delivery's locker how it is and parks `resend-code` until it answers: `{"deliveryId", "requestId",
/// "taskToken"}`. The token is completed with `{"outcome"}`: `Away`, `NoLocker`, or the locker's own word such
/// as `done`; what it means is read from what is known by then.
public final class AskLockerHandler implements JsonHandler {

    private final AskLocker askLocker;

    public AskLockerHandler() {
        var application = Application.create();
        this(application.askLocker());
        application.warm();
    }

    AskLockerHandler(AskLocker askLocker) {
        this.askLocker = askLocker;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        askLocker.ask(event.string("deliveryId"), event.string("requestId"), new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
