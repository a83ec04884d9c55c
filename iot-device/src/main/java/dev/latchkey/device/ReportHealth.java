package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.cabinet.Power;
import dev.latchkey.device.journal.Outbox;
import dev.latchkey.device.message.Happening;
import java.util.List;
import java.util.function.IntPredicate;

/// Says how the locker is: in an event that the cloud can count, and in a sentence for a technician.
final class ReportHealth {

    private static final String FIRMWARE = "0.1.0";

    private final Cabinet cabinet;
    private final Outbox outbox;
    private final Grants grants;
    private final ReleaseDoor doors;
    private final Events events;

    ReportHealth(Cabinet cabinet, Outbox outbox, Grants grants, ReleaseDoor doors, Events events) {
        this.cabinet = cabinet;
        this.outbox = outbox;
        this.grants = grants;
        this.doors = doors;
        this.events = events;
    }

    void report() {
        Power power = cabinet.power();
        long version = grants.manifest().version();
        events.record(new Happening.Health(FIRMWARE, version, outbox.size(), power.source(), power.batteryPercent()));
    }

    /// Reports, and describes what a technician would ask for.
    String diagnose() {
        report();
        return "manifest " + grants.manifest().version()
                + "; doors open: " + which(number -> cabinet.door(number) == Door.OPEN)
                + "; doors stuck: " + which(doors::isStuck)
                + "; door sensors dead: " + which(number -> cabinet.door(number) == Door.UNKNOWN)
                + "; occupancy sensors dead: " + which(number -> cabinet.occupancy(number) == Occupancy.UNKNOWN);
    }

    private String which(IntPredicate condition) {
        List<Integer> numbers = cabinet.compartments().stream()
                .map(Compartment::number)
                .filter(condition::test)
                .toList();
        return numbers.isEmpty() ? "none" : numbers.toString();
    }
}
