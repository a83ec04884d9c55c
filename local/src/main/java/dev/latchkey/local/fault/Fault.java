package dev.latchkey.local.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// What goes wrong with a request.
///
/// @param error what is answered in place of a result; nothing where only time is lost
/// @param latency how long the answer takes, not negative
/// @param isAfter whether the work is done first, so that what is lost is the answer alone
public record Fault(Optional<InjectedError> error, Duration latency, boolean isAfter) {

    /// Does the work, or not, as the fault has it.
    ///
    /// @param delay waits for the latency
    /// @throws FaultStruck where the fault has an error
    <T> T strike(Supplier<T> work, Delay delay) {
        if (isAfter) {
            var lost = work.get();
            hurt(delay);
            return lost;
        }
        hurt(delay);
        return work.get();
    }

    private void hurt(Delay delay) {
        if (!latency.isZero()) {
            delay.await(latency);
        }
        error.ifPresent(struck -> {
            throw new FaultStruck(struck);
        });
    }

    /// Lets a request wait.
    interface Delay {
        void await(Duration latency);
    }
}
