package dev.latchkey.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// The place in front of a locker's panel: one person at a time, who waits some seconds for a door.
final class Panel {

    /// Two seconds for the cloud's answer and three for a latch that is tried three times, and as many to see it.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Surface surface;
    private Instant freeFrom = Instant.MIN;
    private Optional<Consumer<Optional<Integer>>> waiting = Optional.empty();

    Panel(Surface surface) {
        this.surface = surface;
    }

    /// Somebody's turn, at once or after those before.
    ///
    /// @param act what they do there
    /// @param seen is given the compartment whose door opened, or nothing
    void next(Runnable act, Consumer<Optional<Integer>> seen) {
        var now = surface.now();
        if (freeFrom.isAfter(now)) {
            var turn = freeFrom;
            freeFrom = turn.plus(PATIENCE);
            surface.at(turn, () -> begin(act, seen));
        } else {
            freeFrom = now.plus(PATIENCE);
            begin(act, seen);
        }
    }

    private void begin(Runnable act, Consumer<Optional<Integer>> seen) {
        waiting = Optional.of(seen);
        act.run();
        surface.after(PATIENCE.minusMillis(1), () -> giveUp(seen));
    }

    private void giveUp(Consumer<Optional<Integer>> seen) {
        if (waiting.filter(seen::equals).isPresent()) {
            waiting = Optional.empty();
            seen.accept(Optional.empty());
        }
    }

    /// A door opens, and whoever stands there takes it for theirs.
    ///
    /// @return false where nobody stands there
    boolean doorOpened(int compartment) {
        var person = waiting;
        waiting = Optional.empty();
        person.ifPresent(seen -> seen.accept(Optional.of(compartment)));
        return person.isPresent();
    }
}
