package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.resend.AwaitDoor;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Parks `resend-code` until a locker has answered the command to open a door: `{"requestId", "lockerId", "commandId",
/// "taskToken"}`. It is woken with the locker's own word as `{"outcome"}`: `done`, `failed`, `expired` or `refused`.
public final class AwaitDoorHandler implements JsonHandler {

    private final AwaitDoor awaitDoor;

    public AwaitDoorHandler() {
        var application = Application.create();
        this(application.awaitDoor());
        application.warm();
    }

    AwaitDoorHandler(AwaitDoor awaitDoor) {
        this.awaitDoor = awaitDoor;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        awaitDoor.await(
                event.string("requestId"),
                event.string("lockerId"),
                event.string("commandId"),
                new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
