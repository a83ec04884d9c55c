package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.Outcome;
import java.util.Map;

/// Writes down how a delivery ended: `{"deliveryId", "outcome"}` gives the `{"outcome"}` that counts.
public final class CloseDeliveryHandler implements JsonHandler {

    private final CloseDelivery closeDelivery;

    public CloseDeliveryHandler() {
        var application = Application.create();
        this(application.closeDelivery());
        application.warm();
    }

    CloseDeliveryHandler(CloseDelivery closeDelivery) {
        this.closeDelivery = closeDelivery;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var outcome = closeDelivery.close(event.string("deliveryId"), event.oneOf("outcome", Outcome.class));
        return Map.of("outcome", outcome);
    }
}
