package dev.latchkey.resend;

import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Closing;
import dev.latchkey.shipment.Outcome;
import java.util.Optional;

/// What keeps things from being done for a delivery that has ended.
final class Ending {

    private Ending() {}

    /// Of one that was escalated the parcel may still be there.
    ///
    /// @return nothing while something can be done for its recipient
    static Optional<Hindrance> of(Delivery delivery) {
        boolean hasLeft = delivery.collectedAt().isPresent() || delivery.isCancelled();
        return hasLeft
                ? Optional.of(Hindrance.DeliveryOver)
                : outcome(delivery)
                        .filter(outcome -> outcome != Outcome.Escalated)
                        .map(outcome -> Hindrance.DeliveryOver);
    }

    /// @return nothing where it can be called off, or was before
    static Optional<Hindrance> beforeCancellation(Delivery delivery) {
        return delivery.collectedAt().isPresent()
                ? Optional.of(Hindrance.DeliveryOver)
                : outcome(delivery).flatMap(Ending::otherThanCancelled);
    }

    private static Optional<Hindrance> otherThanCancelled(Outcome outcome) {
        return switch (outcome) {
            case Collected, Returned, Relocated -> Optional.of(Hindrance.DeliveryOver);
            case Escalated -> Optional.of(Hindrance.WithPeople);
            case Cancelled -> Optional.empty();
        };
    }

    private static Optional<Outcome> outcome(Delivery delivery) {
        return delivery.closing().map(Closing::outcome);
    }
}
