package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.Leaving;
import dev.latchkey.local.states.definition.Recovery;
import dev.latchkey.local.states.definition.Recovery.Retrier;
import java.time.Duration;

/// Runs a state that may be tried again and whose failure may be caught.
///
/// The retrier that names the error first decides how often and when; each counts its own attempts.
final class Recovering {

    private final Visit visit;
    private final Recovery recovery;
    private final int[] attempts;

    /// One try of a state.
    interface Attempt {

        /// @return the state's result
        Object runAttempt() throws StateFailed;

        /// Records that no further try follows.
        default void givenUp() {}
    }

    Recovering(Visit visit, Recovery recovery) {
        this.visit = visit;
        this.recovery = recovery;
        this.attempts = new int[recovery.retriers().size()];
    }

    Left run(Leaving leaving, Attempt attempt) throws StateFailed {
        while (true) {
            try {
                return visit.leaveWith(leaving, attempt.runAttempt());
            } catch (StateFailed e) {
                if (!waitedForRetry(e.failure())) {
                    attempt.givenUp();
                    return caught(e);
                }
            }
        }
    }

    private boolean waitedForRetry(Failure failure) {
        for (int i = 0; i < attempts.length; i++) {
            var retrier = recovery.retriers().get(i);
            if (failure.matches(retrier.errors())) {
                return attempts[i] < retrier.maxAttempts() && waited(retrier, attempts[i]++);
            }
        }
        return false;
    }

    private boolean waited(Retrier retrier, int earlier) {
        double seconds = retrier.delaySeconds(earlier);
        if (retrier.fullJitter()) {
            seconds *= visit.engine().random().nextDouble();
        }
        var clock = visit.engine().clock();
        new Sleep(clock, visit.strand()).until(clock.now().plus(Duration.ofMillis(Math.round(seconds * 1_000))));
        visit.retried();
        return true;
    }

    private Left caught(StateFailed e) throws StateFailed {
        for (var catcher : recovery.catchers()) {
            if (e.failure().matches(catcher.errors())) {
                return visit.leaveCaught(catcher.leaving(), e.failure());
            }
        }
        throw e;
    }
}
