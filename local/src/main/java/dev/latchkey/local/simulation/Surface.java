package dev.latchkey.local.simulation;

import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.simulation.judge.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// What everybody who plays in a world has in common: its time, its chance, its faults' counts, and the witness
/// of all that crosses a boundary.
record Surface(VirtualClock clock, Chance chance, FaultCounts faults, Consumer<Sighting> witness) {

    Instant now() {
        return clock.now();
    }

    void saw(Sighting sighting) {
        witness.accept(sighting);
    }

    void at(Instant due, Runnable action) {
        clock.schedule(due, action);
    }

    void after(Duration delay, Runnable action) {
        at(now().plus(delay), action);
    }

    /// The same with a source of chance of its own.
    Surface with(Chance other) {
        return new Surface(clock, other, faults, witness);
    }
}
