package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.Severity;
import dev.latchkey.device.time.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Releases a latch and sees that the door opens: a second for each of three attempts, then it is stuck, which is
/// reported as a fault. A door that stands open already gets one attempt: to try again once somebody has closed it
/// would open it for nobody. Whoever calls has journalled why.
final class ReleaseDoor {

    private static final Duration OPENS_WITHIN = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;

    private final Cabinet cabinet;
    private final Timers timers;
    private final Executor turns;
    private final Events events;
    private final Map<Integer, Release> pending = new HashMap<>();
    private final Set<Integer> stuck = new HashSet<>();

    ReleaseDoor(Cabinet cabinet, Timers timers, Executor turns, Events events) {
        this.cabinet = cabinet;
        this.timers = timers;
        this.turns = turns;
        this.events = events;
    }

    private record Release(int compartment, int attempt, Timers.Timer timer, Consumer<DoorOutcome> whenKnown) {}

    /// @param whenKnown hears the outcome in a later turn
    void release(int compartment, Consumer<DoorOutcome> whenKnown) {
        Release earlier = pending.remove(compartment);
        if (earlier == null) {
            begin(compartment, whenKnown);
        } else {
            earlier.timer().cancel();
            begin(compartment, earlier.whenKnown().andThen(whenKnown));
        }
    }

    private void begin(int compartment, Consumer<DoorOutcome> whenKnown) {
        if (cabinet.door(compartment) == Door.OPEN) {
            cabinet.release(compartment); // Should the sensor be wrong, the door opens all the same.
            turns.execute(() -> whenKnown.accept(DoorOutcome.OPENED));
        } else {
            attempt(compartment, 1, whenKnown);
        }
    }

    private void attempt(int compartment, int number, Consumer<DoorOutcome> whenKnown) {
        cabinet.release(compartment);
        Timers.Timer timer = timers.after(OPENS_WITHIN, () -> turns.execute(() -> check(compartment, number)));
        pending.put(compartment, new Release(compartment, number, timer, whenKnown));
    }

    private void check(int compartment, int attempt) {
        Release release = pending.get(compartment);
        if (release == null || release.attempt() != attempt) {
            return;
        }
        switch (cabinet.door(compartment)) {
            case OPEN -> settle(release, DoorOutcome.OPENED);
            case UNKNOWN -> sensorDead(release);
            case CLOSED -> stillClosed(release);
        }
    }

    private void stillClosed(Release release) {
        if (release.attempt() < ATTEMPTS) {
            attempt(release.compartment(), release.attempt() + 1, release.whenKnown());
            return;
        }
        stuck.add(release.compartment());
        fault("doorDidNotOpen", Severity.MAJOR, release, Door.CLOSED);
        settle(release, DoorOutcome.STUCK);
    }

    private void sensorDead(Release release) {
        fault("doorSensorDead", Severity.MINOR, release, Door.UNKNOWN);
        settle(release, DoorOutcome.SENSOR_DEAD);
    }

    private void fault(String code, Severity severity, Release release, Door sensor) {
        Map<String, Object> evidence =
                Map.of("doorSensor", sensor.name().toLowerCase(Locale.ROOT), "releaseAttempts", release.attempt());
        events.record(new Happening.Fault(code, severity, Optional.of(release.compartment()), evidence));
    }

    private void settle(Release release, DoorOutcome outcome) {
        pending.remove(release.compartment());
        release.whenKnown().accept(outcome);
    }

    /// A door's sensor saw it open.
    ///
    /// @return whether it was released
    boolean opened(int compartment) {
        stuck.remove(compartment);
        Optional<Release> release = Optional.ofNullable(pending.get(compartment));
        release.ifPresent(it -> it.timer().cancel());
        release.ifPresent(it -> settle(it, DoorOutcome.OPENED));
        return release.isPresent();
    }

    /// Whether the door was last seen to resist its release.
    boolean isStuck(int compartment) {
        return stuck.contains(compartment);
    }
}
