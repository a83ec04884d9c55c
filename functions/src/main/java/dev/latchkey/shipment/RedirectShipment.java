package dev.latchkey.shipment;

import dev.latchkey.json.InvalidField;
import dev.latchkey.locker.Lockers;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.ChangeDelivery.Changed;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.Fact.Redirected;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A parcel on its way is sent to another locker: that one expects it, and the other does not any more.
///
/// Each step can be done again. Whether the change is suspicious follows from the facts ([Delivery]).
public final class RedirectShipment {

    private final Lockers lockers;
    private final Recipients recipients;
    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final RecordDeposit recordDeposit;
    private final Clock clock;

    public RedirectShipment(
            Lockers lockers,
            Recipients recipients,
            Deliveries deliveries,
            ChangeDelivery change,
            RecordDeposit recordDeposit,
            Clock clock) {
        this.lockers = lockers;
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.change = change;
        this.recordDeposit = recordDeposit;
        this.clock = clock;
    }

    /// @param at by the sender's clock, not in the future
    /// @throws InvalidField where the sender has not registered the parcel, it is in a locker or has left, or the
    ///     locker is unknown, too small, or expects another parcel under this tracking number
    public Changed redirect(CarrierEvent event, Redirected redirected, Instant at) {
        var delivery = onItsWay(event, redirected);
        requireRoom(delivery, redirected.lockerId());
        if (!lockers.expect(redirected.lockerId(), delivery.trackingNumber(), delivery.deliveryId())) {
            throw new InvalidField("data.trackingNumber", "is expected at this locker already, from another carrier");
        }
        var changed = change.changeKnown(
                delivery.deliveryId(),
                known -> known.redirected(redirected.lockerId(), at),
                new TimelineEntry(
                        event.eventId(),
                        at,
                        "LockerChanged",
                        Map.of("carrier", event.carrier(), "lockerId", redirected.lockerId())),
                SeenCarrierEvent.of(event, clock));
        settle(changed.delivery(), delivery.registration().orElseThrow().lockerId(), redirected.lockerId());
        return changed;
    }

    private Delivery onItsWay(CarrierEvent event, Redirected redirected) {
        var trackingNumber = event.trackingNumber().value();
        var delivery = deliveries
                .find(DeliveryId.of(redirected.carrier(), trackingNumber))
                .filter(known -> isRegisteredBy(event.carrier(), known))
                .orElseThrow(() -> new InvalidField("data.trackingNumber", "is of no parcel of this sender"));
        boolean isOver = delivery.placement().isPresent() || delivery.isClosed();
        if (isOver && !delivery.isFor(redirected.lockerId())) {
            throw new InvalidField("data.trackingNumber", "is of a parcel that is in a locker, or has left");
        }
        return delivery;
    }

    private boolean isRegisteredBy(String sender, Delivery delivery) {
        return delivery.registration()
                .flatMap(known -> recipients.find(known.recipientId()))
                .map(Known::owner)
                .filter(sender::equals)
                .isPresent();
    }

    private void requireRoom(Delivery delivery, String lockerId) {
        var locker = lockers.find(lockerId).orElseThrow(() -> new InvalidField("data.lockerId", "names no locker"));
        var size = delivery.registration().map(Registration::size).orElseThrow();
        if (!locker.hasCompartmentFor(size)) {
            throw new InvalidField("data.lockerId", "names a locker without a compartment of the parcel's size");
        }
    }

    /// Leaves the parcel expected where it goes by now, and nowhere else; it may lie there already.
    private void settle(Delivery delivery, String before, String asked) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        for (var other : List.of(before, asked)) {
            if (!other.equals(lockerId)) {
                lockers.forget(other, delivery.trackingNumber(), delivery.deliveryId());
            }
        }
        lockers.findDeposit(lockerId, delivery.trackingNumber())
                .ifPresent(deposit -> recordDeposit.match(delivery, lockerId, deposit));
    }
}
