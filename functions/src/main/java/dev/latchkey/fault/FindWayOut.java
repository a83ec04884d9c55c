package dev.latchkey.fault;

import dev.latchkey.fault.FaultDue.What;
import dev.latchkey.fault.FaultRule.Parcels;
import dev.latchkey.fault.FaultRule.Way;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Handling.Present;
import dev.latchkey.locker.HealthReport.CompartmentReport;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads from the facts which way out of a fault is due: the latch while somebody stands there, then a
/// technician, then people. Each way has an end, and the last one is a case, so that no parcel is stuck
/// without a way out.
public final class FindWayOut {

    /// How long ago a recipient can have proved to be one and still stand at the door.
    static final Duration STAYS_FOR = Duration.ofMinutes(2);

    /// A latch that has just been tried three times is let cool down.
    static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

    /// By what a recipient's right code was read.
    private static final Set<String> RECIPIENTS = Set.of("keypad", "scanner", "decision");

    private final Faults faults;
    private final Deliveries deliveries;
    private final Lockers lockers;
    private final FaultPolicy policy;
    private final Clock clock;

    public FindWayOut(Faults faults, Deliveries deliveries, Lockers lockers, FaultPolicy policy, Clock clock) {
        this.faults = faults;
        this.deliveries = deliveries;
        this.lockers = lockers;
        this.policy = policy;
        this.clock = clock;
    }

    public FaultDue due(LockerFault fault) {
        var now = clock.instant();
        return ended(fault)
                .or(() -> open(fault, now))
                .map(what -> new FaultDue(what, now))
                .orElseGet(() -> new FaultDue(What.Wait, escalation(fault)));
    }

    /// Whether a compartment holds nothing, by all that is known and by what its sensor said last: what nobody has
    /// announced is somebody's too.
    public boolean isEmpty(LockerFault fault) {
        return fault.handling().parcels().isEmpty()
                && lockers.occupants(fault.lockerId()).stream()
                        .noneMatch(occupant -> occupant.compartment() == fault.compartment())
                && reported(fault.lockerId())
                        .noneMatch(seen -> seen.number() == fault.compartment() && seen.isOccupied());
    }

    private Stream<CompartmentReport> reported(String lockerId) {
        return lockers.health(lockerId).stream().flatMap(last -> last.report().compartments().stream());
    }

    /// The recipient who stands at the door by the newest word, if the latch was not tried for it.
    public Optional<Present> present(LockerFault fault) {
        var now = clock.instant();
        var tried = fault.handling().triedAt();
        return words(fault)
                .filter(word -> !word.at().plus(STAYS_FOR).isBefore(now))
                .filter(word -> tried.filter(at -> word.at().isBefore(at.plus(BETWEEN_TRIES)))
                        .isEmpty())
                .filter(word -> isBehind(word.deliveryId(), fault))
                .findFirst();
    }

    /// That a recipient stands at the door: their own word, and the right code that the door did not open for.
    static Stream<Present> words(LockerFault fault) {
        return Stream.concat(fault.handling().present().stream(), evidence(fault).stream());
    }

    private static Optional<Present> evidence(LockerFault fault) {
        return fault.evidence("openedBy")
                .filter(RECIPIENTS::contains)
                .filter(ignored -> fault.isTimeKnown())
                .flatMap(ignored -> fault.evidence("deliveryId"))
                .map(deliveryId -> new Present(deliveryId, fault.since()));
    }

    private Optional<What> ended(LockerFault fault) {
        var parcel = parcel(fault);
        if (!fault.isOpen()) {
            return parcel.or(() -> Optional.of(What.Cleared));
        }
        return parcel.filter(ignored -> fault.handling().technicianCalledAt().isPresent());
    }

    /// How the one parcel of a compartment got out.
    private Optional<What> parcel(LockerFault fault) {
        var parcels = fault.handling().parcels();
        if (FaultRules.of(fault).parcels() != Parcels.ITS || parcels.isEmpty()) {
            return Optional.empty();
        }
        var all = parcels.stream().flatMap(id -> deliveries.find(id).stream()).toList();
        if (all.stream().allMatch(delivery -> delivery.collectedAt().isPresent())) {
            return Optional.of(What.Collected);
        }
        return all.stream().allMatch(delivery -> isElsewhere(delivery, fault))
                ? Optional.of(What.Relocated)
                : Optional.empty();
    }

    private static boolean isElsewhere(Delivery delivery, LockerFault fault) {
        boolean isOutside = delivery.closing()
                .filter(closing -> closing.outcome() == Outcome.Relocated)
                .isPresent();
        return isOutside || delivery.collectedAt().isPresent() || !isAt(delivery, fault);
    }

    private boolean isBehind(String deliveryId, LockerFault fault) {
        return deliveries
                .find(deliveryId)
                .filter(delivery -> delivery.isWaitingForPickup() && isAt(delivery, fault))
                .isPresent();
    }

    private static boolean isAt(Delivery delivery, LockerFault fault) {
        return delivery.isFor(fault.lockerId())
                && delivery.placement()
                        .filter(placed -> placed.compartment() == fault.compartment())
                        .isPresent();
    }

    private Optional<What> open(LockerFault fault, Instant now) {
        var rule = FaultRules.of(fault);
        var done = fault.handling();
        if (rule.has(Way.LATCH) && canTryLatch(fault)) {
            return Optional.of(What.OpenAgain);
        }
        if (rule.has(Way.TECHNICIAN) && done.technicianCalledAt().isEmpty()) {
            return Optional.of(What.CallTechnician);
        }
        return rule.has(Way.PEOPLE) && !isTechniciansDoing(fault) || !now.isBefore(escalation(fault))
                ? Optional.of(What.Escalate)
                : Optional.empty();
    }

    /// Whoever repairs a door forces it, or takes out what lies behind it.
    private boolean isTechniciansDoing(LockerFault fault) {
        return faults.open(fault.lockerId()).stream()
                .filter(other -> other.compartment() == fault.compartment()
                        && other.since().isBefore(fault.since()))
                .anyMatch(other -> other.handling().technicianCalledAt().isPresent());
    }

    private boolean canTryLatch(LockerFault fault) {
        return present(fault).isPresent()
                || fault.handling().triedAt().isEmpty() && isEmpty(fault) && isThere(fault.lockerId());
    }

    private boolean isThere(String lockerId) {
        return lockers.presence(lockerId).isConnected();
    }

    /// In whole seconds, as workflows wait.
    private Instant escalation(LockerFault fault) {
        return fault.handling()
                .technicianCalledAt()
                .orElse(fault.since())
                .plus(policy.repair())
                .plusNanos(999_999_999)
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
