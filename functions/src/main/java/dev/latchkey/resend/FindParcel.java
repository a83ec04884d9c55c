package dev.latchkey.resend;

import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.DeliveryId;
import dev.latchkey.shipment.UnreadableDelivery;
import java.util.List;
import java.util.Optional;

/// Finds the delivery that is meant, whether or not it can be read.
final class FindParcel {

    private final Deliveries deliveries;

    FindParcel(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /// The ids that fit: one, unless nobody knows the parcel or two carriers share the number.
    List<String> find(Wish wish) {
        var number = wish.trackingNumber().value();
        var named = wish.carrier().map(carrier -> DeliveryId.of(carrier, number));
        return deliveries.idsByTrackingNumber(number).stream()
                .filter(id -> named.filter(only -> !only.equals(id)).isEmpty())
                .toList();
    }

    /// The carriers of those that can be read.
    List<String> carriers(List<String> deliveryIds) {
        return deliveryIds.stream()
                .flatMap(id -> read(id).stream())
                .map(Delivery::carrier)
                .sorted()
                .toList();
    }

    /// Nothing where it cannot be read.
    Optional<Delivery> read(String deliveryId) {
        try {
            return deliveries.find(deliveryId);
        } catch (UnreadableDelivery corrupt) {
            return Optional.empty(); // The diagnosis finds that out.
        }
    }
}
