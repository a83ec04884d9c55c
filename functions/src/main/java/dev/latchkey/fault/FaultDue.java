package dev.latchkey.fault;

import java.time.Instant;

/// What is due of a fault.
///
/// @param until when to look again if nobody says anything before
public record FaultDue(What what, Instant until) {

    /// The words by which `handle-locker-fault` goes on.
    public enum What {
        /// The fault is over.
        Cleared,
        /// The parcel behind it was collected.
        Collected,
        /// The parcel behind it lies elsewhere.
        Relocated,
        /// The latch can be tried once more.
        OpenAgain,
        CallTechnician,
        /// People get a case of each parcel that is still behind it.
        Escalate,
        /// Nothing, until then.
        Wait
    }
}
