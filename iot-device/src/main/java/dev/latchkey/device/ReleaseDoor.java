package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.journal.Opening;
import dev.latchkey.device.journal.Sightings.Sighting;
import dev.latchkey.device.time.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Releases a latch and sees that the door opens: a second for each of three attempts, then it is stuck, which is
/// reported as a fault. A door that stands open already gets one attempt: to try again once somebody has closed it
/// would open it for nobody. Whoever calls has journalled why.
final class ReleaseDoor {

    private static final Duration OPENS_WITHIN = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;

    private final Cabinet cabinet;
    private final Journal journal;
    private final Timers timers;
    private final Executor turns;
    private final Faults faults;
    private final LockerObserver observer;
    private final Map<Integer, Release> pending = new HashMap<>();

    ReleaseDoor(
            Cabinet cabinet, Journal journal, Timers timers, Executor turns, Faults faults, LockerObserver observer) {
        this.cabinet = cabinet;
        this.journal = journal;
        this.timers = timers;
        this.turns = turns;
        this.faults = faults;
        this.observer = observer;
    }

    /// @param silent how many attempts the lock's board did not answer
    private record Release(
            int compartment,
            int attempt,
            int silent,
            Visitor visitor,
            Timers.Timer timer,
            Consumer<DoorOutcome> whenKnown) {}

    /// Journals why a door is about to be released, and how things were before; to be called in the step that
    /// journals whatever else belongs to it.
    void expect(Opening opening) {
        int compartment = opening.compartment();
        Optional<Sighting> earlier = journal.sightings().of(compartment);
        boolean isOpen = cabinet.door(compartment) == Door.OPEN;
        journal.openings().save(opening);
        journal.sightings()
                .begin(
                        compartment,
                        new Sighting(
                                earlier.map(Sighting::before).orElseGet(() -> cabinet.occupancy(compartment)),
                                isOpen || earlier.filter(Sighting::open).isPresent()));
    }

    /// @param whenKnown hears the outcome in a later turn
    void release(int compartment, Visitor visitor, Consumer<DoorOutcome> whenKnown) {
        Release earlier = pending.remove(compartment);
        if (earlier == null) {
            begin(compartment, visitor, whenKnown);
        } else {
            earlier.timer().cancel();
            begin(compartment, visitor, earlier.whenKnown().andThen(whenKnown));
        }
    }

    private void begin(int compartment, Visitor visitor, Consumer<DoorOutcome> whenKnown) {
        if (cabinet.door(compartment) == Door.OPEN) {
            pulse(compartment); // Should the sensor be wrong, the door opens all the same.
            DoorOutcome outcome = faults.isActive(FaultCode.DOOR_SENSOR_CONTRADICTS, compartment)
                    ? DoorOutcome.SENSOR_DEAD
                    : DoorOutcome.OPENED;
            turns.execute(() -> whenKnown.accept(outcome));
        } else {
            attempt(compartment, 1, 0, visitor, whenKnown);
        }
    }

    private void attempt(int compartment, int number, int silent, Visitor visitor, Consumer<DoorOutcome> whenKnown) {
        Timers.Timer timer = timers.after(OPENS_WITHIN, () -> turns.execute(() -> check(compartment, number)));
        int silentSince = pulse(compartment) ? silent : silent + 1;
        pending.put(compartment, new Release(compartment, number, silentSince, visitor, timer, whenKnown));
    }

    /// A board that does not answer is no reason to leave whoever waits for the door without an outcome.
    private boolean pulse(int compartment) {
        try {
            cabinet.release(compartment);
            return true;
        } catch (RuntimeException e) {
            observer.broke(e);
            return false;
        }
    }

    private void check(int compartment, int attempt) {
        Release release = pending.get(compartment);
        if (release == null || release.attempt() != attempt) {
            return;
        }
        switch (cabinet.door(compartment)) {
            case OPEN -> opened(compartment);
            case UNKNOWN -> unseen(release);
            case CLOSED -> stillClosed(release);
        }
    }

    private void stillClosed(Release release) {
        if (release.attempt() < ATTEMPTS) {
            again(release);
        } else {
            stuck(release, Door.CLOSED);
        }
    }

    private void again(Release release) {
        attempt(release.compartment(), release.attempt() + 1, release.silent(), release.visitor(), release.whenKnown());
    }

    private void stuck(Release release, Door sensor) {
        Map<String, Object> evidence = release.visitor().evidence();
        evidence.put("doorSensor", Words.of(sensor));
        evidence.put("latch", Words.of(cabinet.latch(release.compartment())));
        evidence.put("releaseAttempts", release.attempt());
        evidence.put("boardSilent", release.silent());
        faults.raise(FaultCode.DOOR_DID_NOT_OPEN, release.compartment(), evidence);
        settle(release, DoorOutcome.STUCK);
    }

    /// Nobody can tell whether the door opened; where not even the board answered, it did not.
    private void unseen(Release release) {
        boolean isSilent = release.silent() == release.attempt();
        if (isSilent && release.attempt() < ATTEMPTS) {
            again(release);
        } else if (isSilent) {
            stuck(release, Door.UNKNOWN);
        } else {
            faults.raise(
                    FaultCode.DOOR_SENSOR_DEAD,
                    release.compartment(),
                    Map.of("doorSensor", Words.of(Door.UNKNOWN), "releaseAttempts", release.attempt()));
            settle(release, DoorOutcome.SENSOR_DEAD);
        }
    }

    private void settle(Release release, DoorOutcome outcome) {
        pending.remove(release.compartment());
        release.whenKnown().accept(outcome);
    }

    /// A door's sensor sees it open.
    ///
    /// @return whether it was being released
    boolean opened(int compartment) {
        note(compartment);
        Optional<Release> release = Optional.ofNullable(pending.get(compartment));
        release.ifPresent(it -> it.timer().cancel());
        release.ifPresent(it -> settle(it, DoorOutcome.OPENED));
        return release.isPresent();
    }

    private void note(int compartment) {
        boolean isNews =
                journal.sightings().of(compartment).filter(Sighting::open).isEmpty();
        if (isNews) {
            journal.atomically(() -> {
                journal.sightings().opened(compartment);
                journal.sightings().count(compartment);
            });
        }
        faults.clear(FaultCode.DOOR_DID_NOT_OPEN, compartment);
    }

    boolean isUnderWay(int compartment) {
        return pending.containsKey(compartment);
    }
}
