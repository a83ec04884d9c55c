package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;

/// Parks `deliver-parcel` until the deposit is confirmed: `{"deliveryId", "taskToken"}`.
public final class AwaitDepositHandler implements JsonHandler {

    private final AwaitDeposit awaitDeposit;

    public AwaitDepositHandler() {
        var application = Application.create();
        this(application.awaitDeposit());
        application.warm();
    }

    AwaitDepositHandler(AwaitDeposit awaitDeposit) {
        this.awaitDeposit = awaitDeposit;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        awaitDeposit.await(event.string("deliveryId"), new TaskToken(event.string("taskToken")));
        return Map.of("parked", true);
    }
}
