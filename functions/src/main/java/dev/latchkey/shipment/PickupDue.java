package dev.latchkey.shipment;

import java.time.Instant;

/// What is due of a parcel that waits for its recipient.
///
/// @param until when to look again if nobody says anything before
public record PickupDue(What what, Instant until) {

    /// The words by which `await-pickup` goes on.
    public enum What {
        Collected,
        /// It was taken to a place outside.
        Relocated,
        /// The sender has called the parcel off.
        Cancelled,
        /// The recipient is to be reminded; then comes the end of the window.
        Remind,
        /// The window is over.
        Expire,
        /// Nothing, until then.
        Wait
    }

    static PickupDue now(What what, Instant now) {
        return new PickupDue(what, now);
    }
}
