package dev.latchkey.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Looks again and again for what others make happen, and no longer than a step may take.
///
/// @param limit how long a step may take
public record Patience(Duration limit) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /// Looks once, from outside.
    @FunctionalInterface
    public interface Look<T> {
        Optional<T> now() throws IOException, InterruptedException;
    }

    /// @param missed what to say where it does not happen, such as `no message came`
    /// @throws StepMissed after [#limit]
    public <T> T await(String missed, Look<T> look) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (var found = look.now(); ; found = look.now()) {
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new StepMissed(missed + " within " + seconds() + " s");
            }
            Thread.sleep(LOOK_EVERY); // Somebody outside of the system has nothing but the wall's clock.
        }
    }

    private String seconds() {
        return limit.toMillis() % 1000 == 0
                ? Long.toString(limit.toSeconds())
                : Double.toString(limit.toMillis() / 1000.0);
    }
}
