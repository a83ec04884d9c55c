package dev.latchkey.local.aws;

import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.Work;
import java.time.Duration;

/// Hands work to another thread, now or later, so that the clock knows what is still in hand.
final class Handover {

    private final LocalClock clock;
    private final Work work;

    Handover(LocalClock clock, Work work) {
        this.clock = clock;
        this.work = work;
    }

    void now(Runnable task) {
        work.run(task);
    }

    /// Waiting is not work in hand: only the task itself is.
    void after(Duration delay, Runnable task) {
        if (delay.isZero()) {
            now(task);
        } else {
            clock.schedule(clock.now().plus(delay), () -> runs(task));
        }
    }

    private void runs(Runnable task) {
        var piece = work.begin();
        try (piece) {
            task.run();
        }
    }
}
