package dev.latchkey.diagnosis;

import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.CarrierReport;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.support.CodeHistory;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What shows that there can be no code yet.
final class DelaySigns {

    private static final Set<DeliveryStatus> ORDINARY =
            Set.of(DeliveryStatus.Registered, DeliveryStatus.InTransit, DeliveryStatus.OutForDelivery);

    private DelaySigns() {}

    static Optional<Sign> delayed(Situation situation) {
        return onTheWay(situation)
                .filter(delivery -> delivery.status() == DeliveryStatus.Delayed)
                .flatMap(Delivery::carrierReport)
                .map(report -> expected(Sign.of("The carrier says that it needs longer", report.at()), situation));
    }

    static Optional<Sign> late(Situation situation) {
        return coming(situation)
                .flatMap(delivery -> situation.expectedAt())
                .filter(expected -> expected.isBefore(situation.at()))
                .map(expected -> expected(
                        Sign.of("The parcel should have been in the locker by now", expected)
                                .and(lastWord(situation)),
                        situation));
    }

    static Optional<Sign> onItsWay(Situation situation) {
        return coming(situation)
                .filter(delivery -> ORDINARY.contains(delivery.status()))
                .flatMap(delivery -> situation.expectedAt())
                .filter(expected -> !expected.isBefore(situation.at()))
                .map(expected -> expected(
                        Sign.standing("The parcel is on its way, and not late").and(lastWord(situation)), situation));
    }

    /// The steps between the confirmation and the first message take moments.
    static Optional<Sign> codeIsComing(Situation situation) {
        return situation
                .delivery()
                .flatMap(delivery -> isPlacedWithoutCode(situation, delivery)
                        ? Optional.of(placedSince(situation, delivery))
                        : situation.codeSince().filter(since -> isUntold(situation)))
                .filter(since -> !situation.isSettledSince(since))
                .map(since -> Sign.of("The parcel has just been placed, and its code is about to be sent", since));
    }

    private static boolean isUntold(Situation situation) {
        return situation.codeMessages().isEmpty() && !situation.hold().stands();
    }

    static boolean isPlacedWithoutCode(Situation situation, Delivery delivery) {
        return situation.isWaiting()
                && !delivery.isClosed()
                && delivery.code().isEmpty()
                && !CodeHistory.hadCode(situation.timeline());
    }

    /// A locker that was away told of the deposit when it was back.
    static Instant placedSince(Situation situation, Delivery delivery) {
        return Stream.concat(
                        delivery.confirmedAt().stream(),
                        situation.locker().flatMap(locker -> locker.presence().backSince()).stream())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /// On its way, and neither side says that it is there.
    private static Optional<Delivery> coming(Situation situation) {
        return onTheWay(situation).filter(delivery -> !delivery.isSaidDelivered());
    }

    private static Optional<Delivery> onTheWay(Situation situation) {
        return situation
                .delivery()
                .filter(delivery ->
                        situation.isOnTheWay() && delivery.placement().isEmpty());
    }

    private static Stream<Indication> lastWord(Situation situation) {
        return situation.delivery().flatMap(Delivery::carrierReport).stream().map(DelaySigns::said);
    }

    private static Indication said(CarrierReport report) {
        return new Indication("The carrier's newest word is " + report.status(), Optional.of(report.at()));
    }

    private static Sign expected(Sign sign, Situation situation) {
        return situation.expectedAt().map(at -> sign.with("expectedAt", at)).orElse(sign);
    }
}
