package dev.latchkey.shipment;

import java.util.List;
import java.util.Optional;

/// Looks up what is known of a delivery, for support and for shops' tracking pages. Nobody's name or address is
/// in it.
public final class ReadDelivery {

    private final Deliveries deliveries;

    public ReadDelivery(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public Optional<Tracked> byId(String deliveryId) {
        return deliveries.find(deliveryId).map(this::tracked);
    }

    /// The parcels that carriers know under this tracking number: one, unless two carriers use the same.
    public List<Tracked> byTrackingNumber(TrackingNumber trackingNumber) {
        return deliveries.findByTrackingNumber(trackingNumber.value()).stream()
                .map(this::tracked)
                .toList();
    }

    private Tracked tracked(Delivery delivery) {
        return new Tracked(delivery, deliveries.timeline(delivery.deliveryId()));
    }

    public record Tracked(Delivery delivery, List<TimelineEntry> timeline) {
        public Tracked {
            timeline = List.copyOf(timeline);
        }
    }
}
