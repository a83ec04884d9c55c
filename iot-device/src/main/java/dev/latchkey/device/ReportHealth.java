package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.cabinet.Power;
import dev.latchkey.device.journal.Outbox;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.HealthReport;
import java.util.List;
import java.util.Optional;
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
        events.record(new Happening.Health(read()));
    }

    private HealthReport read() {
        Power power = cabinet.power();
        return new HealthReport(
                FIRMWARE,
                grants.manifest().version(),
                outbox.size(),
                power.source(),
                Optional.of(power.batteryPercent()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
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
