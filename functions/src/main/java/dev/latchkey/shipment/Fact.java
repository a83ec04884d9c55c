package dev.latchkey.shipment;

import dev.latchkey.locker.Size;
import dev.latchkey.recipient.Recipient;
import java.time.Instant;
import java.util.List;

/// What a carrier says has become of a parcel. A carrier's word alone: only the locker confirms a deposit.
public sealed interface Fact {

    /// A parcel is coming: everything that a delivery starts from.
    ///
    /// @param carrier whose events will follow
    /// @param promisedAt until when the recipient was told to expect it
    /// @param delegates who else of the household is told, in this order; at most [#MOST_DELEGATES]
    record PreAdvised(
            String carrier,
            String lockerId,
            Size size,
            Instant promisedAt,
            Recipient recipient,
            List<Recipient> delegates)
            implements Fact {

        public static final int MOST_DELEGATES = 3;

        public PreAdvised {
            delegates = List.copyOf(delegates);
        }

        /// For a household of one.
        public PreAdvised(String carrier, String lockerId, Size size, Instant promisedAt, Recipient recipient) {
            this(carrier, lockerId, size, promisedAt, recipient, List.of());
        }
    }

    /// It goes to another locker than was announced.
    ///
    /// @param carrier whose events follow, as in the registration
    record Redirected(String carrier, String lockerId) implements Fact {}

    /// The carrier has been told of the parcel and does not have it yet.
    record Announced() implements Fact {}

    record InTransit() implements Fact {}

    record OutForDelivery() implements Fact {}

    /// Delivered, or ready for pickup: to a carrier, a parcel in a locker can be either.
    record Delivered() implements Fact {}

    /// The carrier tried and failed, and still has the parcel.
    record AttemptFailed() implements Fact {}

    record AddressProblem() implements Fact {}

    /// Astray: sorted to the wrong place, or lost.
    record Misrouted() implements Fact {}

    record Damaged() implements Fact {}

    /// Late; the event's `estimatedDelivery` is the new estimate where the carrier gave one.
    record Delayed() implements Fact {}

    /// On its way back to the sender, or there.
    record Returned() implements Fact {}

    /// Called off by its sender.
    record Cancelled() implements Fact {}

    /// A status that nobody has mapped: stored and counted, never dropped.
    ///
    /// @param status the carrier's own word, at most 100 characters
    record Unknown(String status) implements Fact {

        private static final int LONGEST = 100;

        public Unknown {
            status = CarrierEvent.printable(status, LONGEST);
        }
    }
}
