package dev.latchkey.device;

import dev.latchkey.device.time.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A clock and its timers, both of which stand still until they are told to pass.
final class FakeTime extends Clock implements Timers {

    private final List<Due> timers = new ArrayList<>();
    private final Instant began = Instant.parse("2026-11-23T12:00:00Z");
    private Instant now = began;
    private Instant machine = began;

    private record Due(Instant at, Runnable action) {}

    /// Runs what falls due on the way, in order.
    void pass(Duration duration) {
        Instant target = now.plus(duration);
        for (var next = next(target); next.isPresent(); next = next(target)) {
            timers.remove(next.get());
            set(next.get().at());
            next.get().action().run();
        }
        set(target);
    }

    private void set(Instant next) {
        machine = machine.plus(Duration.between(now, next));
        now = next;
    }

    /// Somebody, or a dead battery, sets the machine's own clock.
    void setMachine(Instant time) {
        machine = time;
    }

    /// The machine's own clock: right, until it is set.
    Clock machine() {
        InstantSource reading = () -> machine;
        return reading.withZone(ZoneOffset.UTC);
    }

    /// What has passed under power and without it.
    long nanos() {
        return Duration.between(began, now).toNanos();
    }

    private Optional<Due> next(Instant target) {
        return timers.stream().filter(due -> !due.at().isAfter(target)).min(Comparator.comparing(Due::at));
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        Due due = new Due(now.plus(delay), action);
        timers.add(due);
        return () -> timers.remove(due);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
