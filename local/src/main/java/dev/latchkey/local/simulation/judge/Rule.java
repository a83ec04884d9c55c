package dev.latchkey.local.simulation.judge;

import java.time.Instant;

/// One promise, watched over everything that is seen.
interface Rule {

    /// @param known all that was seen before
    void saw(Sighting sighting, Known known, Verdict verdict);

    /// Nothing more will be seen.
    default void ended(Instant at, Known known, Verdict verdict) {}

    /// Where broken promises are told.
    interface Verdict {
        void broken(String subject, Instant at, String detail);
    }
}
