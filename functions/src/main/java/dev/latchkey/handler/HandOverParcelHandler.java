package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.HandOverParcel;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.ReturnOrder.Reason;
import java.util.Map;

/// Hands a parcel that nobody collected to its carrier's return: `{"deliveryId", "outcome"}`, where the outcome is
/// `Returned` or `Cancelled`, gives `{"outcome"}`: the same, or `Collected` where it was collected after all.
public final class HandOverParcelHandler implements JsonHandler {

    private static final Map<String, Outcome> OUTCOMES =
            Map.of("Returned", Outcome.Returned, "Cancelled", Outcome.Cancelled);

    private final HandOverParcel handOverParcel;

    public HandOverParcelHandler() {
        var application = Application.create();
        this(application.handOverParcel());
        application.warm();
    }

    HandOverParcelHandler(HandOverParcel handOverParcel) {
        this.handOverParcel = handOverParcel;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var outcome = event.oneOf("outcome", OUTCOMES);
        var reason = outcome == Outcome.Cancelled ? Reason.ShipmentCancelled : Reason.PickupWindowOver;
        boolean isHandedOver = handOverParcel.handOver(event.string("deliveryId"), reason);
        return Map.of("outcome", isHandedOver ? outcome : Outcome.Collected);
    }
}
