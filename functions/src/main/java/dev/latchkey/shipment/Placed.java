package dev.latchkey.shipment;

import java.time.Instant;
import java.util.Optional;

/// A delivery of whose deposit somebody has told.
///
/// @param doubt why people must look into it
public record Placed(Delivery delivery, Optional<Doubt> doubt) {

    /// @param compartment where the parcel was said to lie, and since when
    static Placed as(Delivery delivery, int compartment, Instant at) {
        return new Placed(delivery, doubt(delivery, compartment, at));
    }

    private static Optional<Doubt> doubt(Delivery delivery, int compartment, Instant at) {
        if (isWithoutCode(delivery, at)) {
            return Optional.of(Doubt.ParcelWithoutCode);
        }
        return delivery.placement()
                .filter(first -> first.compartment() != compartment)
                .map(first -> Doubt.OtherCompartment);
    }

    /// Whether the parcel came in after its delivery was over, or was taken out once and put in again.
    private static boolean isWithoutCode(Delivery delivery, Instant at) {
        var isOver = delivery.isClosed() || delivery.isCancelled();
        return isOver && !delivery.isConfirmed()
                || delivery.closing()
                        .filter(closing -> at.isAfter(closing.at()))
                        .isPresent();
    }
}
