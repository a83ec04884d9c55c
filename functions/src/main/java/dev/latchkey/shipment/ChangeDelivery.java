package dev.latchkey.shipment;

import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Deliveries.Written;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Adds a fact to a delivery: reads it, changes it, and writes it if nobody else did meanwhile; else again.
public final class ChangeDelivery {

    /// Each round lets one of the competitors through; so many at one parcel at one moment is a fault of its own.
    private static final int MAX_ROUNDS = 20;

    private final Deliveries deliveries;

    public ChangeDelivery(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /// Adds a fact to a delivery that may be heard of for the first time.
    ///
    /// @param unknown what to start from where the delivery does not exist
    /// @throws TooMuchContention when others kept changing the delivery
    public Changed change(
            Delivery unknown, UnaryOperator<Delivery> fact, TimelineEntry entry, Optional<SeenEvent> event) {
        return change(
                unknown.deliveryId(),
                () -> deliveries.find(unknown.deliveryId()).orElse(unknown),
                fact,
                entry,
                event);
    }

    /// Adds a fact to a delivery that exists.
    ///
    /// @throws NoSuchDelivery when it does not
    /// @throws TooMuchContention when others kept changing it
    public Changed changeKnown(
            String deliveryId, UnaryOperator<Delivery> fact, TimelineEntry entry, Optional<SeenEvent> event) {
        return change(
                deliveryId,
                () -> deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId)),
                fact,
                entry,
                event);
    }

    /// Adds a fact to a delivery that exists, unless it changes nothing: then nothing is written.
    ///
    /// @param entry what the timeline says of the delivery as the fact left it
    /// @return new where it was written
    /// @throws NoSuchDelivery when the delivery does not exist
    /// @throws TooMuchContention when others kept changing it
    public Changed changeWhereItCounts(
            String deliveryId, UnaryOperator<Delivery> fact, Function<Delivery, TimelineEntry> entry) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var before = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
            var after = fact.apply(before);
            if (after.equals(before)) {
                return new Changed(before, before, false);
            }
            if (deliveries.write(after, entry.apply(after), Optional.empty()) == Written.Done) {
                return new Changed(before, after, true);
            }
        }
        throw new TooMuchContention(deliveryId);
    }

    private Changed change(
            String deliveryId,
            Supplier<Delivery> reading,
            UnaryOperator<Delivery> fact,
            TimelineEntry entry,
            Optional<SeenEvent> event) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            var before = reading.get();
            var after = fact.apply(before);
            switch (deliveries.write(after, entry, event)) {
                case Done -> {
                    return new Changed(before, after, true);
                }
                case SeenBefore -> {
                    // Whoever wrote the event may have done so after `before` was read.
                    return new Changed(before, reading.get(), false);
                }
                case Outdated -> {}
            }
        }
        throw new TooMuchContention(deliveryId);
    }

    /// @param before the delivery as it was read, without the fact
    /// @param isNew false where the event took effect earlier; the delivery is then as that left it, or newer
    public record Changed(Delivery before, Delivery delivery, boolean isNew) {}
}
