package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Latch;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.journal.Opening;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads every door's sensor, once a minute while something goes on: which does not answer, which contradicts its
/// latch, which door stands
/// open for too long or without having been released. What is seen twice in a row counts, but for the ten minutes
/// that a door may stand open.
final class WatchDoors {

    private static final int LOOKS = 2;
    private static final int LONGEST_OPEN_MINUTES = 10;

    private final Cabinet cabinet;
    private final List<Integer> compartments;
    private final Journal journal;
    private final Faults faults;
    private final ReleaseDoor doors;
    private final SettleDoor closings;
    private final Map<Integer, Watched> watched = new HashMap<>();
    private final Map<Integer, Waiting> waiting = new HashMap<>();

    WatchDoors(Cabinet cabinet, Journal journal, Faults faults, ReleaseDoor doors, SettleDoor closings) {
        this.cabinet = cabinet;
        compartments = cabinet.compartments().stream().map(Compartment::number).toList();
        this.journal = journal;
        this.faults = faults;
        this.doors = doors;
        this.closings = closings;
    }

    /// What was seen of a door, and how many minutes in a row.
    private record Watched(Seen seen, int minutes) {
        private Watched next(Seen now) {
            return new Watched(now, seen == now ? minutes + 1 : 1);
        }

        private boolean isSettled() {
            return switch (seen) {
                case CLOSED -> true;
                case OPEN -> minutes >= LONGEST_OPEN_MINUTES;
                case NOTHING, CONTRADICTION -> minutes >= LOOKS;
            };
        }
    }

    /// How many minutes a released door has not been settled.
    private record Waiting(Opening opening, int minutes) {
        private Waiting next(Opening now) {
            return new Waiting(now, opening.equals(now) ? minutes + 1 : 1);
        }
    }

    private enum Seen {
        NOTHING,
        CLOSED,
        OPEN,
        /// The sensor says open, and the latch says that it holds the door.
        CONTRADICTION
    }

    /// @return whether nothing goes on that must be looked at again in a minute
    boolean look() {
        wait(journal.openings().all());
        boolean isCalm = waiting.isEmpty();
        for (int compartment : compartments) {
            isCalm &= doors.isUnderWay(compartment) || look(compartment);
        }
        return isCalm;
    }

    private void wait(List<Opening> openings) {
        Map<Integer, Waiting> now = new HashMap<>();
        for (Opening opening : openings) {
            Waiting before = waiting.getOrDefault(opening.compartment(), new Waiting(opening, 0));
            now.put(opening.compartment(), before.next(opening));
        }
        waiting.clear();
        waiting.putAll(now);
    }

    private Optional<Opening> opening(int compartment) {
        return Optional.ofNullable(waiting.get(compartment)).map(Waiting::opening);
    }

    private boolean look(int compartment) {
        Seen seen = see(compartment);
        Watched now = watched.getOrDefault(compartment, new Watched(seen, 0)).next(seen);
        watched.put(compartment, now);
        switch (seen) {
            case CLOSED -> closed(compartment);
            case OPEN -> open(compartment, now.minutes());
            case NOTHING -> nothing(compartment, now.minutes());
            case CONTRADICTION -> contradiction(compartment, now.minutes());
        }
        return now.isSettled();
    }

    private Seen see(int compartment) {
        return switch (cabinet.door(compartment)) {
            case UNKNOWN -> Seen.NOTHING;
            case CLOSED -> Seen.CLOSED;
            case OPEN -> cabinet.latch(compartment) == Latch.ENGAGED ? Seen.CONTRADICTION : Seen.OPEN;
        };
    }

    private void closed(int compartment) {
        faults.clear(FaultCode.DOOR_SENSOR_DEAD, compartment);
        faults.clear(FaultCode.DOOR_SENSOR_CONTRADICTS, compartment);
        faults.clear(FaultCode.DOOR_DID_NOT_CLOSE, compartment);
        Waiting unsettled = waiting.get(compartment);
        if (unsettled != null && unsettled.minutes() >= LOOKS) {
            closings.closed(compartment); // Nobody reported that it closed.
        }
    }

    private void open(int compartment, int minutes) {
        faults.clear(FaultCode.DOOR_SENSOR_DEAD, compartment);
        Optional<Opening> opening = opening(compartment);
        if (opening.isPresent()) {
            doors.opened(compartment);
        } else if (minutes == LOOKS && wasSeenClosed(compartment)) {
            forced(compartment);
        }
        if (minutes >= LONGEST_OPEN_MINUTES) {
            faults.raise(
                    FaultCode.DOOR_DID_NOT_CLOSE,
                    compartment,
                    Map.of("openMinutes", minutes, "latch", Words.of(cabinet.latch(compartment))));
            opening.ifPresent(it -> closings.look(it, Door.OPEN));
        }
    }

    /// One that this locker has never seen closed is being installed; one that was not closed stands open since.
    private boolean wasSeenClosed(int compartment) {
        return journal.contents().of(compartment).isPresent()
                && !faults.isActive(FaultCode.DOOR_DID_NOT_CLOSE, compartment);
    }

    /// A door's sensor reports that it opened.
    void opened(int compartment) {
        boolean isExpected =
                doors.opened(compartment) || journal.openings().of(compartment).isPresent();
        if (!isExpected && see(compartment) != Seen.CONTRADICTION) {
            forced(compartment);
        }
    }

    private void forced(int compartment) {
        faults.raise(
                FaultCode.DOOR_FORCED,
                compartment,
                Map.of(
                        "occupancy", Words.of(cabinet.occupancy(compartment)),
                        "latch", Words.of(cabinet.latch(compartment))));
    }

    private void nothing(int compartment, int minutes) {
        if (minutes >= LOOKS) {
            faults.raise(FaultCode.DOOR_SENSOR_DEAD, compartment, Map.of("doorSensor", Words.of(Door.UNKNOWN)));
            settleUnseen(compartment);
        }
    }

    private void contradiction(int compartment, int minutes) {
        faults.clear(FaultCode.DOOR_SENSOR_DEAD, compartment);
        if (minutes >= LOOKS) {
            faults.raise(
                    FaultCode.DOOR_SENSOR_CONTRADICTS,
                    compartment,
                    Map.of("doorSensor", Words.of(Door.OPEN), "latch", Words.of(Latch.ENGAGED)));
            settleUnseen(compartment);
        }
    }

    private void settleUnseen(int compartment) {
        Waiting unsettled = waiting.get(compartment);
        if (unsettled == null || unsettled.minutes() < LOOKS) {
            return;
        }
        if (unsettled.minutes() < LONGEST_OPEN_MINUTES) {
            closings.look(unsettled.opening(), Door.UNKNOWN);
        } else {
            closings.giveUp(unsettled.opening());
        }
    }
}
