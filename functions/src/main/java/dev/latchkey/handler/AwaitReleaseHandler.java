package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.AwaitRelease;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Parks `deliver-parcel` while a code is held: `{"deliveryId", "taskToken"}`. It is woken with `{"outcome":
/// "Released"}`, `ContactChanged` or `Collected`.
public final class AwaitReleaseHandler implements JsonHandler {

    private final AwaitRelease awaitRelease;

    public AwaitReleaseHandler() {
        var application = Application.create();
        this(application.awaitRelease());
        application.warm();
    }

    AwaitReleaseHandler(AwaitRelease awaitRelease) {
        this.awaitRelease = awaitRelease;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        awaitRelease.await(event.string("deliveryId"), new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
