package dev.latchkey.code;

import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.ChangeDelivery.Changed;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A locker saw a parcel taken out by somebody with its code: the code has served, the delivery has ended, the
/// workflow goes on.
public final class RecordPickup {

    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final Lockers lockers;
    private final Codes codes;
    private final RevokeCode revokeCode;
    private final CloseDelivery closeDelivery;
    private final AwaitPickup awaitPickup;
    private final Clock clock;

    public RecordPickup(
            Deliveries deliveries,
            ChangeDelivery change,
            Lockers lockers,
            Codes codes,
            RevokeCode revokeCode,
            CloseDelivery closeDelivery,
            AwaitPickup awaitPickup,
            Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.lockers = lockers;
        this.codes = codes;
        this.revokeCode = revokeCode;
        this.closeDelivery = closeDelivery;
        this.awaitPickup = awaitPickup;
        this.clock = clock;
    }

    /// @param at by the locker's clock, which can be days ahead: it has happened by now
    public Recorded record(String lockerId, String deliveryId, int compartment, String eventId, Instant at) {
        var now = clock.instant();
        var report = new Report(lockerId, compartment, eventId, at.isAfter(now) ? now : at);
        return deliveries
                .find(deliveryId)
                .filter(known -> known.isFor(lockerId))
                .map(known -> record(known, report))
                .orElse(Recorded.NOT_HERE);
    }

    private Recorded record(Delivery delivery, Report report) {
        lockers.vacate(report.lockerId(), report.compartment(), delivery.trackingNumber());
        if (hasMoved(delivery, report)) {
            note(delivery, report, UnaryOperator.identity(), "FormerCompartmentEmptied");
            return Recorded.MOVED_BEFORE;
        }
        revokeCode.revoke(delivery.deliveryId(), report.lockerId());
        var collected = note(delivery, report, known -> known.collected(report.at()), "ParcelCollected");
        closeDelivery.close(delivery.deliveryId(), Outcome.Collected);
        awaitPickup.wakeIfOver(collected.delivery());
        return collected.isNew() && collected.before().collectedAt().isEmpty()
                ? Recorded.COLLECTED
                : Recorded.COLLECTED_BEFORE;
    }

    /// A code opens the compartment only that it was made for, so a recipient takes their parcel where the live
    /// one opens. Another compartment is emptied by the technician who moves the parcel, where its recipient had
    /// left the door open; or it was empty when a locker that is cut off opened it for the code before.
    private boolean hasMoved(Delivery delivery, Report report) {
        return codes.find(delivery.deliveryId())
                .filter(code -> code.compartment() != report.compartment())
                .isPresent();
    }

    private Changed note(Delivery delivery, Report report, UnaryOperator<Delivery> fact, String type) {
        return change.changeKnown(
                delivery.deliveryId(),
                fact,
                new TimelineEntry(
                        report.eventId(),
                        report.at(),
                        type,
                        Map.of("lockerId", report.lockerId(), "compartment", report.compartment())),
                Optional.of(new SeenEvent(
                        report.lockerId(), report.eventId(), clock.instant().plus(REMEMBERED))));
    }

    private record Report(String lockerId, int compartment, String eventId, Instant at) {}

    /// What became of it.
    public enum Recorded {
        COLLECTED,
        /// It was heard of before.
        COLLECTED_BEFORE,
        /// The parcel lies in another compartment by now, where it can be collected as before.
        MOVED_BEFORE,
        /// The delivery is not one of this locker's: a locker speaks for itself only.
        NOT_HERE
    }
}
