package dev.latchkey.diagnosis;

import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Doubt;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.support.Case;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What shows that the carrier has trouble with the parcel, or says what the locker does not confirm.
final class CarrierSigns {

    /// The other side's word comes within this time when all goes well.
    private static final Duration HANDING_IN = Duration.ofMinutes(10);

    private static final String WORD = "Carrier";

    private static final Set<String> RELOCATIONS = Set.of("ParcelRelocated");

    private CarrierSigns() {}

    /// The carrier's newest word is one of trouble.
    static DiagnosisRule.Look said(DeliveryStatus trouble) {
        return situation -> situation
                .delivery()
                .filter(delivery -> situation.isOnTheWay() && delivery.status() == trouble)
                .flatMap(Delivery::carrierReport)
                .map(report -> Sign.of("The carrier's newest word is " + trouble, report.at()));
    }

    static Optional<Sign> returningToSender(Situation situation) {
        return situation
                .delivery()
                .filter(delivery -> !delivery.isConfirmed())
                .filter(delivery -> situation.endedAs(Outcome.Returned)
                        || situation.isOnTheWay() && delivery.status() == DeliveryStatus.ReturningToSender)
                .flatMap(Delivery::carrierReport)
                .map(report -> Sign.of("The carrier takes the parcel back to its sender", report.at()));
    }

    static Optional<Sign> deliveredWithoutDeposit(Situation situation) {
        return delivered(situation).filter(at -> isOverdue(situation, at)).map(CarrierSigns::noDeposit);
    }

    static Optional<Sign> depositDue(Situation situation) {
        return delivered(situation).filter(at -> !isOverdue(situation, at)).map(CarrierSigns::noDeposit);
    }

    private static Optional<Instant> delivered(Situation situation) {
        return situation
                .delivery()
                .filter(delivery -> situation.isOnTheWay() && delivery.isSaidDelivered())
                .filter(delivery -> delivery.placement().isEmpty())
                .flatMap(Delivery::deliveredAt);
    }

    private static Sign noDeposit(Instant at) {
        return Sign.of("The carrier says delivered", at).and("The locker has seen no parcel go in", Optional.empty());
    }

    static Optional<Sign> depositWithoutDelivered(Situation situation) {
        return deposited(situation).filter(at -> isOverdue(situation, at)).map(at -> noScan(situation, at));
    }

    static Optional<Sign> scanDue(Situation situation) {
        return deposited(situation).filter(at -> !isOverdue(situation, at)).map(at -> noScan(situation, at));
    }

    private static Optional<Instant> deposited(Situation situation) {
        return situation
                .delivery()
                .filter(delivery -> situation.isOnTheWay() && !delivery.isSaidDelivered())
                .flatMap(Delivery::placement)
                .map(Placement::at);
    }

    private static Sign noScan(Situation situation, Instant at) {
        var sign = Sign.of("The parcel lies in the locker", at);
        return situation
                .delivery()
                .flatMap(Delivery::carrierReport)
                .map(report -> sign.and(
                        "The carrier's newest word is " + report.status() + ", not delivered",
                        Optional.of(report.at())))
                .orElseGet(() -> sign.and("The carrier has said nothing of it", Optional.empty()));
    }

    private static boolean isOverdue(Situation situation, Instant said) {
        return !said.plus(HANDING_IN).isAfter(situation.at());
    }

    static Optional<Sign> untraced(Situation situation) {
        boolean isGivenUp = situation.endedAs(Outcome.Escalated)
                && situation.cases().stream().anyMatch(known -> known.reason().equals("ParcelUntraced"));
        return isGivenUp || situation.isUntraced()
                ? Optional.of(Sign.of(
                        "Nobody has spoken of the parcel for too long",
                        situation.timeline().stream().map(TimelineEntry::at).max(Instant::compareTo)))
                : Optional.empty();
    }

    static Optional<Sign> parcelWithoutCode(Situation situation) {
        return situation
                .delivery()
                .filter(delivery -> delivery.collectedAt().isEmpty() && !situation.isWaiting())
                .flatMap(delivery -> doubted(situation, Doubt.ParcelWithoutCode, known -> true));
    }

    static Optional<Sign> otherCompartment(Situation situation) {
        return situation.isWaiting()
                ? doubted(situation, Doubt.OtherCompartment, known -> !isRelocatedSince(situation, known))
                : Optional.empty();
    }

    /// Whoever moved it has said where it lies, and the code of today opens that.
    private static boolean isRelocatedSince(Situation situation, Case known) {
        return situation.entries(RELOCATIONS).anyMatch(entry -> entry.at().isAfter(known.openedAt()));
    }

    private static Optional<Sign> doubted(Situation situation, Doubt doubt, Predicate<Case> isStanding) {
        return Sign.of(situation.cases().stream()
                .filter(known -> known.reason().equals(doubt.name()))
                .filter(isStanding)
                .map(known -> new Indication("Case " + doubt, Optional.of(known.openedAt()))));
    }

    static Optional<Sign> carrierUnknownStatus(Situation situation) {
        var words = words(situation);
        return notDeposited(situation)
                        && !words.isEmpty()
                        && words.getLast().type().equals("CarrierUnknown")
                ? Optional.of(Sign.of(
                        "The carrier's newest status is one that nobody here has mapped",
                        words.getLast().at()))
                : Optional.empty();
    }

    static Optional<Sign> unknownToCarrier(Situation situation) {
        return notDeposited(situation)
                        && situation.isOverdue()
                        && words(situation).isEmpty()
                ? Optional.of(Sign.standing("The carrier has never said a word of the parcel"))
                : Optional.empty();
    }

    private static boolean notDeposited(Situation situation) {
        return situation.isOnTheWay()
                && situation
                        .delivery()
                        .filter(delivery -> delivery.placement().isEmpty())
                        .isPresent();
    }

    /// What the carrier has said, oldest first.
    private static List<TimelineEntry> words(Situation situation) {
        return situation.timeline().stream()
                .filter(entry -> entry.type().startsWith(WORD))
                .toList();
    }
}
