package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Power;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.HealthReport;
import dev.latchkey.device.message.HealthReport.ActiveFault;
import dev.latchkey.device.message.HealthReport.ClockReport;
import dev.latchkey.device.message.HealthReport.CompartmentReport;
import dev.latchkey.device.message.HealthReport.PanelReport;
import dev.latchkey.device.message.Input;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.PartState;
import dev.latchkey.device.time.TrustedClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says how the locker is: in an event that the cloud can count, and in the answer to a diagnosis.
final class ReportHealth {

    private static final String FIRMWARE = "0.1.0";

    private final Cabinet cabinet;
    private final Journal journal;
    private final Grants grants;
    private final Inputs inputs;
    private final Faults faults;
    private final TrustedClock clock;
    private final Events events;
    private final long started;
    private boolean isWaiting;
    private boolean isOutdated;

    ReportHealth(
            Cabinet cabinet,
            Journal journal,
            Grants grants,
            Inputs inputs,
            Faults faults,
            TrustedClock clock,
            Events events) {
        this.cabinet = cabinet;
        this.journal = journal;
        this.grants = grants;
        this.inputs = inputs;
        this.faults = faults;
        this.clock = clock;
        this.events = events;
        started = clock.nanos();
    }

    /// Reports, unless the last report has not come through: of a connection that brings nothing across, one is
    /// enough. It is followed by a new one once it has.
    void reportUnlessOneWaits() {
        isOutdated = isWaiting;
        if (!isWaiting) {
            isWaiting = true;
            report();
        }
    }

    /// The cloud has an event.
    void sent(LockerEvent event) {
        if (event.happening() instanceof Happening.Health) {
            isWaiting = false;
            if (isOutdated) {
                reportUnlessOneWaits();
            }
        }
    }

    HealthReport report() {
        HealthReport report = read();
        events.record(new Happening.Health(report));
        return report;
    }

    private HealthReport read() {
        Power power = cabinet.power();
        return new HealthReport(
                FIRMWARE,
                grants.manifest().version(),
                journal.outbox().size(),
                power.source(),
                power.batteryPercent(),
                Optional.of(startedAt()),
                Optional.of(new ClockReport(clock.source(), clock.offset().toSeconds())),
                cabinet.temperatureCelsius(),
                Optional.of(panel()),
                Optional.of(faults.active()),
                cabinet.compartments().stream().map(this::read).toList());
    }

    /// By the time as it is known now: at the start it may not have been.
    private Instant startedAt() {
        return clock.instant().minusNanos(clock.nanos() - started).truncatedTo(ChronoUnit.SECONDS);
    }

    private PanelReport panel() {
        PartState display = faults.isActive(FaultCode.DISPLAY_DEAD) ? PartState.DEAD : PartState.OK;
        return new PanelReport(inputs.state(Input.KEYPAD), inputs.state(Input.SCANNER), display);
    }

    private CompartmentReport read(Compartment compartment) {
        int number = compartment.number();
        return new CompartmentReport(
                number,
                Words.of(cabinet.door(number)),
                Words.of(cabinet.occupancy(number)),
                !journal.disabled().contains(number),
                journal.sightings().openings(number));
    }

    /// A sentence for a technician, about one compartment or the whole locker.
    String describe(HealthReport report, Optional<Integer> compartment) {
        return compartment
                .map(number -> describe(report, number))
                .orElseGet(() -> "manifest " + report.manifestVersion() + "; faults: " + codes(faults.active()));
    }

    private String describe(HealthReport report, int compartment) {
        CompartmentReport it = report.compartments().stream()
                .filter(candidate -> candidate.number() == compartment)
                .findFirst()
                .orElseThrow();
        List<ActiveFault> own = faults.active().stream()
                .filter(fault -> fault.compartment().equals(Optional.of(compartment)))
                .toList();
        return "compartment " + compartment + ": door " + it.door() + ", latch "
                + Words.of(cabinet.latch(compartment)) + ", " + it.occupancy() + ", "
                + (it.inUse() ? "in use" : "out of use") + "; faults: " + codes(own);
    }

    private static String codes(List<ActiveFault> faults) {
        return faults.isEmpty()
                ? "none"
                : faults.stream().map(ReportHealth::code).collect(Collectors.joining(", "));
    }

    private static String code(ActiveFault fault) {
        return fault.code() + fault.compartment().map(number -> " " + number).orElse("");
    }
}
