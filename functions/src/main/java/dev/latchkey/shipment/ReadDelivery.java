package dev.latchkey.shipment;

import java.util.List;
import java.util.Optional;

/// Looks up what is known of a delivery, for support and for shops' tracking pages. Nobody's name or address is
/// in it.
public final class ReadDelivery {

    private final Deliveries deliveries;
    private final FindHold findHold;

    public ReadDelivery(Deliveries deliveries, FindHold findHold) {
        this.deliveries = deliveries;
        this.findHold = findHold;
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
        return new Tracked(delivery, deliveries.timeline(delivery.deliveryId()), held(delivery));
    }

    private Optional<Held> held(Delivery delivery) {
        return Optional.of(delivery)
                .map(findHold::find)
                .filter(Hold::concernsAnybody)
                .map(hold -> new Held(hold, approvedBy(delivery)));
    }

    private List<String> approvedBy(Delivery delivery) {
        return delivery.release()
                .filter(release -> release.scope().equals(findHold.scope(delivery)))
                .map(Release::principals)
                .orElse(List.of());
    }

    /// A security hold, and who has released it so far.
    ///
    /// @param approvedBy principals
    public record Held(Hold hold, List<String> approvedBy) {}

    /// @param held where a code would not go out now
    public record Tracked(Delivery delivery, List<TimelineEntry> timeline, Optional<Held> held) {
        public Tracked {
            timeline = List.copyOf(timeline);
        }
    }
}
