package dev.latchkey.shipment;

import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Lockers.Deposit;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery.Placement;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// A locker saw a parcel go in.
///
/// The deposit is kept at the locker first and matched second, by whoever comes later: this one, or the
/// registration of the parcel ([RegisterShipment]), so that their order does not matter.
public final class RecordDeposit {

    /// A locker can be cut off for long and still report.
    static final Duration REMEMBERED = Duration.ofDays(90);

    private final Lockers lockers;
    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final AwaitDeposit awaitDeposit;
    private final Clock clock;

    public RecordDeposit(
            Lockers lockers, Deliveries deliveries, ChangeDelivery change, AwaitDeposit awaitDeposit, Clock clock) {
        this.lockers = lockers;
        this.deliveries = deliveries;
        this.change = change;
        this.awaitDeposit = awaitDeposit;
        this.clock = clock;
    }

    /// A locker's clock can be days ahead: what it reports has happened by now.
    ///
    /// @return the delivery, or nothing where nobody has registered the parcel for this locker yet
    public Optional<Placed> record(String lockerId, Deposit reported) {
        var deposit = reported.notAfter(clock.instant());
        lockers.keepDeposit(lockerId, deposit);
        return lockers.expectedDelivery(lockerId, deposit.trackingNumber())
                .flatMap(deliveries::find)
                .filter(delivery -> delivery.isFor(lockerId))
                .or(() -> over(lockerId, deposit.trackingNumber()))
                .map(delivery -> match(delivery, lockerId, deposit));
    }

    /// The delivery that ended last under the number, which the locker expects no more.
    private Optional<Delivery> over(String lockerId, String trackingNumber) {
        return deliveries.findByTrackingNumber(trackingNumber).stream()
                .filter(delivery -> delivery.isFor(lockerId) && delivery.isClosed())
                .max(Comparator.comparing(
                        delivery -> delivery.closing().orElseThrow().at()));
    }

    /// Brings a kept deposit and a registered delivery together; doing so again changes nothing. A parcel that goes
    /// to another locker by now is not placed by this one.
    Placed match(Delivery delivery, String lockerId, Deposit deposit) {
        var changed = change.change(
                delivery,
                known -> known.isFor(lockerId)
                        ? known.placed(Placement.seen(deposit.compartment(), deposit.at()))
                        : known,
                new TimelineEntry(
                        deposit.eventId(),
                        deposit.at(),
                        "ParcelDeposited",
                        Map.of("lockerId", lockerId, "compartment", deposit.compartment())),
                Optional.of(new SeenEvent(
                        lockerId, deposit.eventId(), clock.instant().plus(REMEMBERED))));
        awaitDeposit.wakeIfMoved(changed);
        return Placed.as(changed.delivery(), deposit.compartment(), deposit.at());
    }
}
