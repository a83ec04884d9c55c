package dev.latchkey.diagnosis;

import dev.latchkey.diagnosis.Situation.AtLocker;
import dev.latchkey.fault.Obstacle;
import dev.latchkey.locker.CloudFault;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What shows that the locker cannot take the code, or cannot open the door.
final class LockerSigns {

    private static final Set<String> BY_CODE = Set.of("keypad", "scanner", "decision");

    private LockerSigns() {}

    static Optional<Sign> compartmentFaulty(Situation situation) {
        return Sign.of(faults(situation, Obstacle.COMPARTMENT)
                .filter(fault -> isAtParcel(situation, fault))
                .map(LockerSigns::fault));
    }

    private static boolean isAtParcel(Situation situation, LockerFault fault) {
        return situation
                .delivery()
                .flatMap(Delivery::placement)
                .filter(placement -> placement.compartment() == fault.compartment())
                .isPresent();
    }

    static Optional<Sign> bothInputsFaulty(Situation situation) {
        return isDeaf(situation) ? inputs(situation) : Optional.empty();
    }

    static Optional<Sign> inputFaulty(Situation situation) {
        return isDeaf(situation)
                ? Optional.empty()
                : inputs(situation)
                        .map(sign -> sign.with("input", isFaulty(situation, Obstacle.KEYPAD) ? "keypad" : "scanner"));
    }

    private static boolean isDeaf(Situation situation) {
        return isFaulty(situation, Obstacle.KEYPAD) && isFaulty(situation, Obstacle.SCANNER);
    }

    private static boolean isFaulty(Situation situation, Obstacle input) {
        return faults(situation, input).findAny().isPresent();
    }

    private static Optional<Sign> inputs(Situation situation) {
        return Sign.of(Stream.of(Obstacle.KEYPAD, Obstacle.SCANNER)
                .flatMap(input -> faults(situation, input))
                .map(LockerSigns::fault));
    }

    static Optional<Sign> lockerAway(Situation situation) {
        return away(situation)
                .filter(locker -> !locker.isGrantApplied() || isDepositUntold(situation))
                .map(locker -> absence(locker)
                        .and(
                                locker.isGrantApplied()
                                        ? "It cannot tell of a deposit"
                                        : "It has not acknowledged the manifest with the code",
                                Optional.empty()));
    }

    static Optional<Sign> lockerAwayWithGrant(Situation situation) {
        return away(situation)
                .filter(locker ->
                        locker.isGrantApplied() && situation.liveCode().isPresent())
                .map(locker ->
                        absence(locker).and("It holds the code, and opens without a connection", Optional.empty()));
    }

    private static Optional<AtLocker> away(Situation situation) {
        return situation
                .locker()
                .filter(locker -> situation.liveCode().isPresent() || isDepositUntold(situation))
                .filter(locker -> !locker.presence().isConnected());
    }

    private static Sign absence(AtLocker locker) {
        return Sign.of(
                "Locker " + locker.lockerId() + " has no connection",
                locker.presence().awaySince());
    }

    /// The carrier says delivered, and the locker nothing.
    private static boolean isDepositUntold(Situation situation) {
        return situation
                .delivery()
                .filter(delivery -> situation.isOnTheWay() && delivery.isSaidDelivered())
                .filter(delivery -> delivery.placement().isEmpty())
                .isPresent();
    }

    static Optional<Sign> manifestNotApplied(Situation situation) {
        return situation
                .locker()
                .filter(locker -> locker.presence().isConnected() && !locker.isGrantApplied())
                .filter(locker -> situation
                        .codeSince()
                        .map(since -> later(since, locker.presence().backSince()))
                        .filter(situation::isSettledSince)
                        .isPresent())
                .map(locker ->
                        Sign.standing("Locker " + locker.lockerId() + " has a connection and has applied manifest "
                                + locker.applied() + "; the newest is " + locker.published()));
    }

    static Optional<Sign> lockerImpaired(Situation situation) {
        return Sign.of(faults(situation, Obstacle.LOCKER)
                .filter(fault -> !fault.code().equals(CloudFault.OFFLINE.code()))
                .map(LockerSigns::fault));
    }

    static Optional<Sign> doorOpenedNotTaken(Situation situation) {
        return situation
                .codeSince()
                .flatMap(since -> situation
                        .entries(Set.of("DoorOpened"))
                        .filter(entry -> entry.at().isAfter(since) && isByCode(entry))
                        .max(Comparator.comparing(TimelineEntry::at))
                        .filter(opened -> situation.isSettledSince(opened.at()))
                        .map(opened -> Sign.of(
                                        "The door was opened by "
                                                + opened.details().get("by")
                                                + ", and the parcel was not seen to be taken",
                                        opened.at())
                                .with("openedAt", opened.at())));
    }

    private static boolean isByCode(TimelineEntry opened) {
        return BY_CODE.contains(String.valueOf(opened.details().get("by")));
    }

    /// Of a parcel that waits for its recipient.
    private static Stream<LockerFault> faults(Situation situation, Obstacle obstacle) {
        return situation
                .locker()
                .filter(locker -> situation.isWaiting())
                .map(AtLocker::faults)
                .orElse(List.of())
                .stream()
                .filter(fault -> Obstacle.of(fault) == obstacle);
    }

    private static Indication fault(LockerFault fault) {
        var where = fault.compartment() > 0 ? " at compartment " + fault.compartment() : "";
        return new Indication(
                "Fault " + fault.code() + where + " of locker " + fault.lockerId() + ", " + fault.severity(),
                Optional.of(fault.since()));
    }

    private static Instant later(Instant one, Optional<Instant> other) {
        return other.filter(one::isBefore).orElse(one);
    }
}
