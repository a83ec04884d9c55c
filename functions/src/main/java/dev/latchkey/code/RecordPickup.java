package dev.latchkey.code;

import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.ChangeDelivery.Changed;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A locker saw a parcel taken out by somebody with its code: the code has served, the delivery has ended, the
/// workflow goes on.
public final class RecordPickup {

    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final Lockers lockers;
    private final RevokeCode revokeCode;
    private final CloseDelivery closeDelivery;
    private final AwaitPickup awaitPickup;
    private final Clock clock;

    public RecordPickup(
            Deliveries deliveries,
            ChangeDelivery change,
            Lockers lockers,
            RevokeCode revokeCode,
            CloseDelivery closeDelivery,
            AwaitPickup awaitPickup,
            Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.lockers = lockers;
        this.revokeCode = revokeCode;
        this.closeDelivery = closeDelivery;
        this.awaitPickup = awaitPickup;
        this.clock = clock;
    }

    /// @param at by the locker's clock, which can be days ahead: it has happened by now
    /// @return nothing where the delivery is not one of this locker's: a locker speaks for itself only
    public Optional<Changed> record(String lockerId, String deliveryId, int compartment, String eventId, Instant at) {
        var delivery = deliveries.find(deliveryId).filter(known -> known.isFor(lockerId));
        if (delivery.isEmpty()) {
            return Optional.empty();
        }
        lockers.vacate(lockerId, compartment, delivery.get().trackingNumber());
        revokeCode.revoke(deliveryId, lockerId);
        var now = clock.instant();
        var collected = note(lockerId, deliveryId, compartment, eventId, at.isAfter(now) ? now : at);
        closeDelivery.close(deliveryId, Outcome.Collected);
        awaitPickup.wakeIfOver(collected.delivery());
        return Optional.of(collected);
    }

    private Changed note(String lockerId, String deliveryId, int compartment, String eventId, Instant at) {
        return change.changeKnown(
                deliveryId,
                delivery -> delivery.collected(at),
                new TimelineEntry(
                        eventId, at, "ParcelCollected", Map.of("lockerId", lockerId, "compartment", compartment)),
                Optional.of(new SeenEvent(lockerId, eventId, clock.instant().plus(REMEMBERED))));
    }
}
