package dev.latchkey.shipment;

import java.util.List;

/// What became of a webhook: believed, or refused before its body was looked at.
public sealed interface Reading {

    /// @param events in the body's order; none where the webhook says nothing of a parcel
    record Accepted(List<CarrierEvent> events) implements Reading {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused(Reason reason) implements Reading {}

    /// Why a webhook is not believed.
    enum Reason {
        MISSING_SIGNATURE,
        WRONG_SIGNATURE,
        /// Signed well, but too long ago or in the future: perhaps a recording.
        STALE
    }
}
