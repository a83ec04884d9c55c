package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Latch;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.journal.Opening;
import dev.latchkey.device.journal.Sightings.Sighting;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.token.ParcelDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was a door opened for, and what is behind it now? Settled when it closes; where its sensor does not say
/// that, by what the other sensors say ([PickupRule]).
final class SettleDoor {

    private static final Sighting NOTHING_SEEN = new Sighting(Occupancy.UNKNOWN, false);

    private final Cabinet cabinet;
    private final Journal journal;
    private final Events events;
    private final Faults faults;
    private final ReleaseDoor doors;

    SettleDoor(Cabinet cabinet, Journal journal, Events events, Faults faults, ReleaseDoor doors) {
        this.cabinet = cabinet;
        this.journal = journal;
        this.events = events;
        this.faults = faults;
        this.doors = doors;
    }

    /// Settles what a power cut interrupted: doors that were released before it, and are closed now. One that
    /// stands open has been seen open.
    void settleInterrupted() {
        for (Opening opening : journal.openings().all()) {
            switch (cabinet.door(opening.compartment())) {
                case OPEN -> doors.opened(opening.compartment());
                case CLOSED -> closed(opening.compartment());
                case UNKNOWN -> {}
            }
        }
    }

    /// The door's sensor reports that it closed. A report can come after the door was released again: what is open
    /// now is settled at its next closing, and what is about to open only where nothing is left to be seen.
    void closed(int compartment) {
        if (cabinet.door(compartment) == Door.OPEN) {
            return;
        }
        Optional<Opening> opening = journal.openings().of(compartment);
        if (opening.isEmpty()) {
            events.record(new Happening.Closed(compartment));
        } else if (doors.isUnderWay(compartment)) {
            look(opening.get(), Door.UNKNOWN);
        } else {
            closed(opening.get());
        }
    }

    private void closed(Opening opening) {
        switch (opening) {
            case Opening.Pickup it -> pickup(it, Door.CLOSED);
            case Opening.Deposit it -> deposit(it, Door.CLOSED);
            case Opening.Service it -> settle(it, List.of(new Happening.Closed(it.compartment())));
        }
    }

    /// The door's sensor says nothing, nothing that can be believed, or open for long: settles what can be settled
    /// all the same.
    void look(Opening opening, Door door) {
        switch (opening) {
            case Opening.Pickup it -> pickup(it, door);
            case Opening.Deposit it -> deposit(it, door);
            case Opening.Service _ -> {}
        }
    }

    /// Nothing more will be seen of this opening. What it was for did not happen, as far as anybody can tell.
    void giveUp(Opening opening) {
        look(opening, Door.UNKNOWN);
        journal.openings().of(opening.compartment()).ifPresent(it -> settle(it, List.of()));
    }

    private void pickup(Opening.Pickup it, Door door) {
        int compartment = it.compartment();
        Sighting seen = journal.sightings().of(compartment).orElse(NOTHING_SEEN);
        Occupancy now = cabinet.occupancy(compartment);
        List<Happening> closed = door == Door.CLOSED ? List.of(new Happening.Closed(compartment)) : List.of();
        switch (PickupRule.judge(door, seen.open(), seen.before(), now)) {
            case COLLECTED -> collected(it, closed);
            case FOUND_EMPTY -> foundEmpty(it, closed);
            case LEFT_BEHIND -> settle(it, closed);
            case NOT_OPENED -> settle(it, List.of());
            case UNDECIDED -> {
                settle(it, closed);
                occupancySensorDead(compartment);
            }
            case WAITING -> {}
        }
    }

    private void collected(Opening.Pickup it, List<Happening> closed) {
        List<Happening> happenings = new ArrayList<>(closed);
        happenings.add(new Happening.Collected(it.compartment(), it.deliveryId()));
        settle(it, happenings, () -> {
            journal.collected().add(it.deliveryId(), it.codeVersion());
            journal.deposits().taken(it.compartment());
        });
    }

    /// A letter, where a courier has been at this compartment since something was last taken out of it. Where
    /// none has, somebody has said of a parcel that it is here, and its recipient did not find it: their code
    /// stays good, and the parcel is missed until it turns up, or somebody has seen to it.
    private void foundEmpty(Opening.Pickup it, List<Happening> closed) {
        if (journal.deposits().isLeft(it.compartment())) {
            collected(it, closed);
        } else {
            end(it, closed, () -> journal.contents().save(it.compartment(), Occupancy.OCCUPIED));
            missed(it);
        }
    }

    private void missed(Opening.Pickup it) {
        faults.raise(
                FaultCode.EMPTY_UNEXPECTEDLY,
                it.compartment(),
                Map.of(
                        "before",
                        Words.of(Occupancy.EMPTY),
                        "occupancy",
                        Words.of(Occupancy.EMPTY),
                        "deliveryId",
                        it.deliveryId()));
    }

    private void deposit(Opening.Deposit it, Door door) {
        Occupancy now = cabinet.occupancy(it.compartment());
        if (door == Door.CLOSED) {
            depositBehindAClosedDoor(it, now);
        } else if (door == Door.UNKNOWN && now == Occupancy.OCCUPIED && !isUnlatched(it)) {
            deposited(it, List.of(deposited(it)));
        }
    }

    private boolean isUnlatched(Opening opening) {
        return cabinet.latch(opening.compartment()) == Latch.RELEASED;
    }

    private void depositBehindAClosedDoor(Opening.Deposit it, Occupancy now) {
        boolean wasOpen =
                journal.sightings().of(it.compartment()).filter(Sighting::open).isPresent();
        Happening closed = new Happening.Closed(it.compartment());
        switch (now) {
            case OCCUPIED -> deposited(it, List.of(deposited(it)));
            case NOT_FITTED -> deposited(it, wasOpen ? List.of(deposited(it)) : List.of());
            case EMPTY -> deposited(it, List.of(closed));
            case UNKNOWN -> {
                deposited(it, List.of(closed));
                occupancySensorDead(it.compartment());
            }
        }
    }

    private static Happening deposited(Opening.Deposit it) {
        return new Happening.Deposited(it.compartment(), it.trackingNumber());
    }

    /// Whatever the sensor says of it, from now on nobody else's parcel is known to be behind this door.
    private void deposited(Opening.Deposit it, List<Happening> happenings) {
        settle(it, happenings, () -> journal.deposits().save(it.compartment(), ParcelDigest.of(it.trackingNumber())));
    }

    private void settle(Opening opening, List<Happening> happenings) {
        settle(opening, happenings, () -> {});
    }

    private void settle(Opening opening, List<Happening> happenings, Runnable along) {
        int compartment = opening.compartment();
        end(opening, happenings, () -> {
            journal.contents().save(compartment, cabinet.occupancy(compartment));
            along.run();
        });
        faults.clear(FaultCode.EMPTY_UNEXPECTEDLY, compartment);
        faults.clear(FaultCode.OCCUPIED_UNEXPECTEDLY, compartment);
    }

    private void end(Opening opening, List<Happening> happenings, Runnable along) {
        int compartment = opening.compartment();
        boolean wasSeenOpen =
                journal.sightings().of(compartment).filter(Sighting::open).isPresent();
        events.record(happenings, () -> {
            along.run();
            journal.openings().remove(compartment);
        });
        if (wasSeenOpen) {
            faults.clear(FaultCode.DOOR_FORCED, compartment);
        }
    }

    private void occupancySensorDead(int compartment) {
        faults.raise(
                FaultCode.OCCUPANCY_SENSOR_DEAD, compartment, Map.of("occupancySensor", Words.of(Occupancy.UNKNOWN)));
    }
}
