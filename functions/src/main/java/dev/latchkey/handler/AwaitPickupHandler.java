package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Parks `await-pickup` until the parcel is collected: `{"deliveryId", "taskToken"}`.
public final class AwaitPickupHandler implements JsonHandler {

    private final AwaitPickup awaitPickup;

    public AwaitPickupHandler() {
        var application = Application.create();
        this(application.awaitPickup());
        application.warm();
    }

    AwaitPickupHandler(AwaitPickup awaitPickup) {
        this.awaitPickup = awaitPickup;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        awaitPickup.await(event.string("deliveryId"), new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
