package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.ExtendPickup;
import dev.latchkey.shipment.ExtendPickup.Answer;
import dev.latchkey.shipment.ExtendPickup.Answer.AlreadyExtended;
import dev.latchkey.shipment.ExtendPickup.Answer.Extended;
import dev.latchkey.shipment.ExtendPickup.Answer.NothingWaits;
import dev.latchkey.shipment.ExtendPickup.Answer.Unknown;
import java.util.Map;

/// `POST /deliveries/{deliveryId}/extension`: somebody at support gives a recipient more time. Once; who did it
/// stands in the timeline.
public final class ExtendPickupHandler implements JsonHandler {

    private final ExtendPickup extendPickup;

    public ExtendPickupHandler() {
        var application = Application.create();
        this(application.extendPickup());
        application.warm();
    }

    ExtendPickupHandler(ExtendPickup extendPickup) {
        this.extendPickup = extendPickup;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        return DeliveryRoute.respond(
                        request,
                        id -> respond(
                                id, extendPickup.extend(id, request.principal().arn())))
                .render();
    }

    private static HttpResponse respond(String deliveryId, Answer answer) {
        return switch (answer) {
            case Extended extended ->
                HttpResponse.json(200, JsonFields.of("deliveryId", deliveryId).and("codeExpiresAt", extended.until()));
            case AlreadyExtended already ->
                HttpResponse.problem(
                        409,
                        "already-extended",
                        "The pickup window has been extended before",
                        "The code is valid until " + already.until());
            case NothingWaits ignored ->
                HttpResponse.problem(
                        409,
                        "nothing-waits",
                        "No parcel waits to be collected",
                        "It was collected, goes back, or its code has not been issued");
            case Unknown ignored -> DeliveryRoute.unknown();
        };
    }
}
