package dev.latchkey.local.simulation;

import dev.latchkey.device.LockerController;
import dev.latchkey.device.time.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The clock on a locker's board, which may be wrong, and its timers.
///
/// What a controller does every minute, whether anything has happened or not, costs as much as what it does for a
/// reason, and there are six lockers for seventy days. So while nothing happens that could be seen by looking, the
/// routines rest for hours; whoever upsets something stirs them.
final class DeviceTime implements Timers {

    private static final Duration ATTENTIVE = Duration.ofMinutes(14);
    private static final Duration RESTING = Duration.ofHours(12);

    private final Surface surface;
    private final Supplier<Duration> offset;
    private final Consumer<Runnable> power;
    private final Set<Resting> resting = new LinkedHashSet<>();
    private Instant attentiveUntil = Instant.MIN;

    /// @param offset by which the clock is ahead of the time
    /// @param power runs what a timer sets off, as long as there is power
    DeviceTime(Surface surface, Supplier<Duration> offset, Consumer<Runnable> power) {
        this.surface = surface;
        this.offset = offset;
        this.power = power;
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        boolean isRoutine = LockerController.ROUTINES.contains(delay);
        return isRoutine && surface.now().isAfter(attentiveUntil) ? rest(delay, action) : schedule(delay, action);
    }

    private Timer schedule(Duration delay, Runnable action) {
        return surface.clock().schedule(surface.now().plus(delay), () -> power.accept(action))::cancel;
    }

    private Timer rest(Duration delay, Runnable action) {
        var routine = new Resting(delay, action);
        resting.add(routine);
        routine.timer = schedule(RESTING, () -> {
            resting.remove(routine);
            action.run();
        });
        return () -> {
            resting.remove(routine);
            routine.timer.cancel();
        };
    }

    /// Something happens that could be seen by looking: for a while the routines run as they do in earnest.
    void stir() {
        attentiveUntil = surface.now().plus(ATTENTIVE);
        List.copyOf(resting).forEach(Resting::wake);
    }

    /// Counts from anywhere, and never jumps.
    long nanos() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, surface.now());
    }

    Clock clock() {
        InstantSource reading = () -> surface.now().plus(offset.get());
        return reading.withZone(ZoneOffset.UTC);
    }

    private final class Resting {
        private final Duration delay;
        private final Runnable action;
        private Timer timer;

        private Resting(Duration delay, Runnable action) {
            this.delay = delay;
            this.action = action;
        }

        private void wake() {
            resting.remove(this);
            timer.cancel();
            timer = schedule(delay, action);
        }
    }
}
