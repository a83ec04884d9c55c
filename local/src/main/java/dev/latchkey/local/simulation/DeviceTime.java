package dev.latchkey.local.simulation;

import dev.latchkey.device.LockerController;
import dev.latchkey.device.time.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The clock on a locker's board, which may be wrong, and its timers.
///
/// @param offset by which the clock is ahead of the time
/// @param power runs what a timer sets off, as long as there is power
record DeviceTime(Surface surface, Supplier<Duration> offset, Consumer<Runnable> power) implements Timers {

    /// What says nothing new costs as much as what does, and there are six lockers for seventy days.
    private static final Duration ROUTINE = Duration.ofHours(6);

    @Override
    public Timer after(Duration delay, Runnable action) {
        var played = LockerController.ROUTINES.contains(delay) ? ROUTINE : delay;
        var timer = surface.clock().schedule(surface.now().plus(played), () -> power.accept(action));
        return timer::cancel;
    }

    /// Counts from anywhere, and never jumps.
    long nanos() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, surface.now());
    }

    Clock clock() {
        return new Reading();
    }

    private final class Reading extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            return surface.now().plus(offset.get());
        }
    }
}
