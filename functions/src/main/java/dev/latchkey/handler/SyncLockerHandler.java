package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.code.SyncLocker;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Sends a grant to its locker and parks `deliver-parcel` until it is applied: `{"deliveryId", "taskToken"}`.
public final class SyncLockerHandler implements JsonHandler {

    private final SyncLocker syncLocker;

    public SyncLockerHandler() {
        var application = Application.create();
        this(application.syncLocker());
        application.warm();
    }

    SyncLockerHandler(SyncLocker syncLocker) {
        this.syncLocker = syncLocker;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        syncLocker.sync(event.string("deliveryId"), new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
