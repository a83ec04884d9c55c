package dev.latchkey.shipment;

import dev.latchkey.json.InvalidField;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery.Placement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A courier or operator vouches for a deposit that the locker could not report. It counts as the locker's own, and
/// stands in the timeline with the name of who said so. Saying the same again changes nothing.
public final class VouchDeposit {

    /// A caller's clock may run ahead of ours by so much.
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Deliveries deliveries;
    private final Lockers lockers;
    private final ChangeDelivery change;
    private final AwaitDeposit awaitDeposit;
    private final Clock clock;

    public VouchDeposit(
            Deliveries deliveries, Lockers lockers, ChangeDelivery change, AwaitDeposit awaitDeposit, Clock clock) {
        this.deliveries = deliveries;
        this.lockers = lockers;
        this.change = change;
        this.awaitDeposit = awaitDeposit;
        this.clock = clock;
    }

    /// @throws InvalidField where the locker has no such compartment, or the time is still to come
    public Vouching vouch(String deliveryId, Statement statement) {
        return deliveries
                .find(deliveryId)
                .map(delivery -> vouch(delivery, statement))
                .orElseGet(Vouching.Unknown::new);
    }

    private Vouching vouch(Delivery delivery, Statement statement) {
        var lockerId = delivery.registration().map(Delivery.Registration::lockerId);
        if (lockerId.isEmpty()) {
            return new Vouching.NotRegistered();
        }
        requireCompartment(lockerId.get(), statement.compartment());
        requirePast(statement.depositedAt());
        var known = delivery.placement().filter(placed -> placed.compartment() != statement.compartment());
        return known.isPresent()
                ? new Vouching.Contradicted(known.get().compartment())
                : new Vouching.Believed(place(delivery, lockerId.get(), statement));
    }

    private void requireCompartment(String lockerId, int number) {
        var isThere = lockers.find(lockerId).map(Locker::compartments).stream()
                .flatMap(compartments -> compartments.stream())
                .anyMatch(compartment -> compartment.number() == number);
        if (!isThere) {
            throw new InvalidField("compartment", "is none of this locker's");
        }
    }

    private void requirePast(Instant depositedAt) {
        if (depositedAt.isAfter(clock.instant().plus(SKEW))) {
            throw new InvalidField("depositedAt", "must not be in the future");
        }
    }

    private Placed place(Delivery delivery, String lockerId, Statement statement) {
        var placement =
                new Placement(statement.compartment(), statement.depositedAt(), Optional.of(statement.principal()));
        var id = "vouched-" + statement.depositedAt() + "-" + statement.compartment();
        var changed = change.changeKnown(
                delivery.deliveryId(),
                known -> known.placed(placement),
                new TimelineEntry(
                        id,
                        clock.instant(),
                        "DepositVouched",
                        Map.of(
                                "by", statement.principal(),
                                "lockerId", lockerId,
                                "compartment", statement.compartment(),
                                "depositedAt", statement.depositedAt().toString(),
                                "reason", statement.reason())),
                Optional.of(
                        new SeenEvent(statement.principal(), id, clock.instant().plus(RecordDeposit.REMEMBERED))));
        awaitDeposit.wakeIfMoved(changed);
        return Placed.as(changed.delivery(), statement.compartment(), statement.depositedAt());
    }

    /// What somebody vouches for.
    ///
    /// @param principal who says so, as the request was signed
    /// @param reason in their words, without personal data
    public record Statement(String principal, int compartment, Instant depositedAt, String reason) {}

    /// What became of it.
    public sealed interface Vouching {

        record Believed(Placed placed) implements Vouching {}

        /// Nothing is known of the parcel.
        record Unknown() implements Vouching {}

        /// Nobody has said for which locker the parcel is.
        record NotRegistered() implements Vouching {}

        /// The parcel is known to lie elsewhere; nothing was written.
        record Contradicted(int compartment) implements Vouching {}
    }
}
