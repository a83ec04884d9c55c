package dev.latchkey.device;

import dev.latchkey.device.message.Input;
import dev.latchkey.device.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/// Looks at everything again and again: every five minutes while all is calm, and every minute while something goes
/// on. At what a sensor reports by itself, and when the cloud asks, it looks at once.
final class Watches {

    static final Duration CALM = Duration.ofMinutes(5);
    private static final Duration BUSY = Duration.ofMinutes(1);

    /// What keeps a compartment from couriers and is over once somebody has repaired it.
    private static final List<FaultCode> SEEN_TO = List.of(
            FaultCode.DOOR_FORCED,
            FaultCode.DOOR_DID_NOT_OPEN,
            FaultCode.DOOR_DID_NOT_CLOSE,
            FaultCode.OCCUPANCY_SENSOR_DEAD);

    private final WatchDoors doors;
    private final WatchContents contents;
    private final WatchPanel panel;
    private final WatchKeys keys;
    private final WatchSurroundings surroundings;
    private final Faults faults;
    private final Timers timers;
    private final Executor turns;
    private boolean isCalm;
    private Timers.Timer next = () -> {};

    Watches(
            WatchDoors doors,
            WatchContents contents,
            WatchPanel panel,
            WatchKeys keys,
            WatchSurroundings surroundings,
            Faults faults,
            Timers timers,
            Executor turns) {
        this.doors = doors;
        this.contents = contents;
        this.panel = panel;
        this.keys = keys;
        this.surroundings = surroundings;
        this.faults = faults;
        this.timers = timers;
        this.turns = turns;
    }

    /// Begins, with a look in a minute.
    void start() {
        lookAfter(BUSY);
    }

    private void lookAfter(Duration pause) {
        isCalm = pause.equals(CALM);
        next = timers.after(pause, () -> turns.execute(this::lookAtAll));
    }

    private void lookAtAll() {
        lookAfter(BUSY); // Should a sensor break this look, there is another one.
        boolean isCalmNow = doors.look() & contents.look() & surroundings.look() & keys.look() & panel.look();
        if (isCalmNow) {
            next.cancel();
            lookAfter(CALM);
        }
    }

    /// Something goes on: looks again in a minute at the latest.
    void hurry() {
        if (isCalm) {
            next.cancel();
            lookAfter(BUSY);
        }
    }

    /// Looks at once at what is not counted in minutes.
    void look() {
        surroundings.read();
        keys.look();
        panel.look();
        hurry();
    }

    /// Somebody has seen to this compartment and vouches for it: how it is now is how it should be. What is wrong with
    /// it all the same is another fault, at the next look or when it does not open again, of which the cloud hears.
    void trust(int compartment) {
        SEEN_TO.forEach(code -> faults.clear(code, compartment));
        contents.trust(compartment);
    }

    /// Somebody has seen to this input and vouches for it, as for a compartment.
    void trust(Input input) {
        if (input == Input.KEYPAD) {
            keys.trust();
        }
        panel.trust(input);
        hurry();
    }
}
