package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.journal.Opening;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.Severity;
import dev.latchkey.device.token.ParcelDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A door is closed: what was it opened for, and what is behind it now? An opened door is not a collected parcel;
/// an empty compartment behind a closed door is.
final class SettleDoor {

    private final Cabinet cabinet;
    private final Journal journal;
    private final Events events;

    SettleDoor(Cabinet cabinet, Journal journal, Events events) {
        this.cabinet = cabinet;
        this.journal = journal;
        this.events = events;
    }

    /// Settles what a power cut interrupted: doors that were released before it, and are closed now.
    void settleInterrupted() {
        journal.openings().all().stream()
                .map(Opening::compartment)
                .filter(compartment -> cabinet.door(compartment) == Door.CLOSED)
                .forEach(this::closed);
    }

    void closed(int compartment) {
        Optional<Opening> opening = journal.openings().of(compartment);
        if (opening.isEmpty()) {
            events.record(new Happening.Closed(compartment));
            return;
        }
        switch (opening.get()) {
            case Opening.Pickup it -> pickup(it);
            case Opening.Deposit it -> deposit(it);
            case Opening.Service it -> settle(it, List.of(new Happening.Closed(compartment)));
        }
    }

    private void pickup(Opening.Pickup it) {
        Happening closed = new Happening.Closed(it.compartment());
        switch (cabinet.occupancy(it.compartment())) {
            case EMPTY -> collected(it, closed);
            case OCCUPIED -> settle(it, List.of(closed));
            case UNKNOWN -> settle(it, List.of(closed, sensorDead(it)));
        }
    }

    private void collected(Opening.Pickup it, Happening closed) {
        Happening collected = new Happening.Collected(it.compartment(), it.deliveryId());
        events.record(List.of(closed, collected), () -> {
            journal.collected().add(it.deliveryId(), it.codeVersion());
            journal.openings().remove(it.compartment());
        });
    }

    private void deposit(Opening.Deposit it) {
        List<Happening> happenings = switch (cabinet.occupancy(it.compartment())) {
            case OCCUPIED -> List.of(new Happening.Deposited(it.compartment(), it.trackingNumber()));
            case EMPTY -> List.of(new Happening.Closed(it.compartment()));
            case UNKNOWN -> List.of(new Happening.Closed(it.compartment()), sensorDead(it));
        };
        // Whatever the sensor says of it, from now on nobody else's parcel is known to be behind this door.
        events.record(happenings, () -> {
            journal.openings().remove(it.compartment());
            journal.deposits().save(it.compartment(), ParcelDigest.of(it.trackingNumber()));
        });
    }

    private void settle(Opening opening, List<Happening> happenings) {
        events.record(happenings, () -> journal.openings().remove(opening.compartment()));
    }

    private static Happening sensorDead(Opening opening) {
        Map<String, Object> evidence = Map.of("occupancySensor", "unknown");
        return new Happening.Fault("occupancySensorDead", Severity.MAJOR, Optional.of(opening.compartment()), evidence);
    }
}
