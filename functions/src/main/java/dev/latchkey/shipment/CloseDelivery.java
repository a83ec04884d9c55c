package dev.latchkey.shipment;

import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery.Closing;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Writes down how a delivery ended. The first ending counts.
///
/// A parcel that left its locker frees its tracking number there. One that is escalated may still turn up.
public final class CloseDelivery {

    private final ChangeDelivery change;
    private final Lockers lockers;
    private final Clock clock;

    public CloseDelivery(ChangeDelivery change, Lockers lockers, Clock clock) {
        this.change = change;
        this.lockers = lockers;
        this.clock = clock;
    }

    /// @return the outcome that counts, which is an earlier one where the delivery was closed before
    public Outcome close(String deliveryId, Outcome outcome) {
        var now = clock.instant();
        var closed = change(deliveryId, outcome, now);
        var counts = closed.closing().orElseThrow().outcome();
        if (counts != Outcome.Escalated) {
            closed.registration()
                    .ifPresent(known -> lockers.forget(known.lockerId(), closed.trackingNumber(), deliveryId));
        }
        return counts;
    }

    private Delivery change(String deliveryId, Outcome outcome, Instant now) {
        return change.changeKnown(
                        deliveryId,
                        delivery -> delivery.closed(new Closing(outcome, now)),
                        TimelineEntry.of("closed", now, "Delivery" + outcome),
                        Optional.of(SeenEvent.ofWorkflow("closed", now)))
                .delivery();
    }
}
