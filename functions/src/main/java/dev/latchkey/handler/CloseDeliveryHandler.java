package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.support.AuditClosing;
import java.util.Map;

/// Writes down how a delivery ended: `{"deliveryId", "outcome"}` gives the `{"outcome"}` that counts. The audit seals
/// the timeline then.
public final class CloseDeliveryHandler implements JsonHandler {

    private final CloseDelivery closeDelivery;
    private final AuditClosing auditClosing;

    public CloseDeliveryHandler() {
        var application = Application.create();
        this(application.closeDelivery(), application.auditClosing());
        application.warm();
    }

    CloseDeliveryHandler(CloseDelivery closeDelivery, AuditClosing auditClosing) {
        this.closeDelivery = closeDelivery;
        this.auditClosing = auditClosing;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var deliveryId = event.string("deliveryId");
        var outcome = closeDelivery.close(deliveryId, event.oneOf("outcome", Outcome.class));
        auditClosing.closed(deliveryId, outcome);
        return Map.of("outcome", outcome);
    }
}
