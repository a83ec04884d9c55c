package dev.latchkey.shipment;

import dev.latchkey.shipment.Fact.AddressProblem;
import dev.latchkey.shipment.Fact.Announced;
import dev.latchkey.shipment.Fact.AttemptFailed;
import dev.latchkey.shipment.Fact.Cancelled;
import dev.latchkey.shipment.Fact.Damaged;
import dev.latchkey.shipment.Fact.Delayed;
import dev.latchkey.shipment.Fact.Delivered;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Fact.Misrouted;
import dev.latchkey.shipment.Fact.OutForDelivery;
import dev.latchkey.shipment.Fact.Returned;
import dev.latchkey.shipment.Fact.Unknown;

/// EasyPost's words, all that its Tracker documentation lists: `status`, refined by `status_detail`.
final class EasyPostStatus {

    private EasyPostStatus() {}

    /// A status that ends a journey stands. A detail that tells of trouble goes before any other.
    static Fact fact(String status, String detail) {
        return switch (status) {
            case "delivered", "available_for_pickup" -> new Delivered();
            case "return_to_sender" -> new Returned();
            case "cancelled" -> new Cancelled();
            case "pre_transit" -> troubleOr(new Announced(), detail);
            case "in_transit" -> troubleOr(new InTransit(), detail);
            case "out_for_delivery" -> troubleOr(new OutForDelivery(), detail);
            case "failure" -> troubleOr(new AttemptFailed(), detail);
            case "unknown", "error" -> troubleOr(unknown(status, detail), detail);
            default -> unknown(status, detail);
        };
    }

    private static Fact troubleOr(Fact otherwise, String detail) {
        return switch (detail) {
            case "address_correction" -> new AddressProblem();
            case "damaged" -> new Damaged();
            case "lost", "missorted" -> new Misrouted();
            case "delivery_exception", "refused" -> new AttemptFailed();
            case "delayed", "held", "transit_exception", "weather_delay" -> new Delayed();
            case "return" -> new Returned();
            case "arrived_at_destination",
                    "arrived_at_facility",
                    "arrived_at_pickup_location",
                    "awaiting_information",
                    "cancelled",
                    "departed_facility",
                    "departed_origin_facility",
                    "expired",
                    "failure",
                    "in_transit",
                    "label_created",
                    "out_for_delivery",
                    "received_at_destination_facility",
                    "received_at_origin_facility",
                    "status_update",
                    "transferred_to_destination_carrier",
                    "unknown" -> otherwise;
            default -> otherwise;
        };
    }

    private static Unknown unknown(String status, String detail) {
        return new Unknown(status + "/" + detail);
    }
}
