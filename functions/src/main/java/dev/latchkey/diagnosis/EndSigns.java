package dev.latchkey.diagnosis;

import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Closing;
import dev.latchkey.shipment.Delivery.Handover;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Instant;
import java.util.Optional;

/// What shows that nothing is broken, and the recipient needs to be told how things stand.
final class EndSigns {

    private EndSigns() {}

    static Optional<Sign> notRegistered(Situation situation) {
        return !situation.isUnreadable()
                        && situation.delivery().flatMap(Delivery::registration).isEmpty()
                ? Optional.of(Sign.of(
                        "Nobody has registered the parcel here",
                        situation.timeline().stream().map(TimelineEntry::at).findFirst()))
                : Optional.empty();
    }

    static Optional<Sign> alreadyCollected(Situation situation) {
        return situation
                .delivery()
                .flatMap(Delivery::collectedAt)
                .map(at -> Sign.of("The parcel was taken out of its compartment with its code", at)
                        .with("collectedAt", at));
    }

    static Optional<Sign> calledOff(Situation situation) {
        return situation
                .delivery()
                .filter(delivery -> delivery.isCancelled() || situation.endedAs(Outcome.Cancelled))
                .map(delivery -> Sign.of("The sender has called the parcel off", delivery.cancelledAt()));
    }

    static Optional<Sign> handedOver(Situation situation) {
        return situation
                .delivery()
                .flatMap(Delivery::handover)
                .map(Handover::at)
                .map(at -> Sign.of("The parcel was taken to a place outside, where people hand it out", at));
    }

    static Optional<Sign> windowOver(Situation situation) {
        return situation
                .delivery()
                .filter(delivery ->
                        delivery.isConfirmed() && delivery.collectedAt().isEmpty())
                .filter(delivery ->
                        !delivery.isCancelled() && delivery.handover().isEmpty())
                .filter(delivery -> situation.endedAs(Outcome.Returned)
                        || !situation.endedAs(Outcome.Cancelled) && situation.isWindowOver(delivery))
                .map(delivery -> Sign.of("The time for collecting the parcel is over", end(delivery)));
    }

    private static Optional<Instant> end(Delivery delivery) {
        return delivery.code()
                .map(IssuedCode::expiresAt)
                .or(() -> delivery.closing().map(Closing::at));
    }

    static Optional<Sign> escalated(Situation situation) {
        return situation
                .delivery()
                .flatMap(Delivery::closing)
                .filter(closing -> closing.outcome() == Outcome.Escalated)
                .map(closing -> Sign.of("The delivery was given to people at support", closing.at()));
    }
}
