package dev.latchkey.shipment;

import dev.latchkey.locker.LockerEvent.Opened;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A door was opened for a delivery. Opened is not taken: this only goes into the timeline.
public final class RecordOpening {

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final Clock clock;

    public RecordOpening(Deliveries deliveries, ChangeDelivery change, Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.clock = clock;
    }

    /// @return false where the delivery is not one of this locker's: a locker speaks for itself only
    public boolean record(String lockerId, Opened opened) {
        return opened.deliveryId()
                .map(deliveryId -> record(deliveryId, lockerId, opened))
                .orElse(true);
    }

    private boolean record(String deliveryId, String lockerId, Opened opened) {
        return deliveries
                .find(deliveryId)
                .filter(delivery -> delivery.isFor(lockerId))
                .map(delivery -> note(delivery, lockerId, opened))
                .isPresent();
    }

    private Delivery note(Delivery delivery, String lockerId, Opened opened) {
        var envelope = opened.envelope();
        return change.change(
                        delivery,
                        UnaryOperator.identity(),
                        new TimelineEntry(
                                envelope.eventId(),
                                envelope.occurredAt(),
                                "DoorOpened",
                                Map.of(
                                        "lockerId", lockerId,
                                        "compartment", opened.compartment(),
                                        "by", opened.by())),
                        Optional.of(new SeenEvent(
                                lockerId, envelope.eventId(), clock.instant().plus(RecordDeposit.REMEMBERED))))
                .delivery();
    }
}
