package dev.latchkey.locker;

import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.HealthReport.ActiveFault;
import dev.latchkey.locker.HealthReport.ClockReport;
import dev.latchkey.locker.HealthReport.CompartmentReport;
import dev.latchkey.locker.HealthReport.PanelReport;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the fields of health, of `event-health.json` or the `report` of `ack-command-diagnosed.json`.
public final class HealthReportReader {

    private HealthReportReader() {}

    /// @throws dev.latchkey.json.InvalidField that names what is missing or of the wrong type
    public static HealthReport read(JsonObject report) {
        return new HealthReport(
                report.value("firmware", MessageRules.WORD),
                report.longInteger("manifestVersion"),
                report.longInteger("journalled"),
                report.optionalValue("powerSource", MessageRules.WORD),
                number(report, "batteryPercent"),
                report.optionalInstant("startedAt"),
                report.optionalObject("clock").map(HealthReportReader::clock),
                number(report, "temperatureCelsius"),
                report.optionalObject("panel").map(HealthReportReader::panel),
                report.has("faults")
                        ? Optional.of(report.objects("faults").stream()
                                .map(HealthReportReader::fault)
                                .toList())
                        : Optional.empty(),
                report.optionalObjects("compartments").stream()
                        .map(HealthReportReader::compartment)
                        .toList());
    }

    private static OptionalInt number(JsonObject report, String name) {
        return report.optionalInteger(name).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static ClockReport clock(JsonObject clock) {
        return new ClockReport(clock.value("source", MessageRules.WORD), clock.longInteger("offsetSeconds"));
    }

    private static PanelReport panel(JsonObject panel) {
        return new PanelReport(
                panel.value("keypad", MessageRules.WORD),
                panel.value("scanner", MessageRules.WORD),
                panel.value("display", MessageRules.WORD));
    }

    private static ActiveFault fault(JsonObject fault) {
        return new ActiveFault(
                fault.value("code", MessageRules.WORD),
                fault.value("severity", MessageRules.WORD),
                MessageRules.optionalCompartment(fault),
                fault.instant("since"));
    }

    private static CompartmentReport compartment(JsonObject compartment) {
        return new CompartmentReport(
                MessageRules.compartment(compartment, "number"),
                compartment.value("door", MessageRules.WORD),
                compartment.value("occupancy", MessageRules.WORD),
                compartment.bool("inUse"),
                compartment.longInteger("openings"));
    }
}
