package dev.latchkey.local.states.execution;

import dev.latchkey.local.clock.LocalClock;
import java.time.Instant;

/// Lets a strand wait for a point in time.
record Sleep(LocalClock clock, Strand strand) {

    void until(Instant due) {
        var promise = strand.<Instant>promise();
        var timer = clock.schedule(due, () -> promise.complete(due));
        try {
            strand.await(promise);
        } finally {
            timer.cancel();
        }
    }
}
