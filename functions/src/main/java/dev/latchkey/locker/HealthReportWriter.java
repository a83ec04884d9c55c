package dev.latchkey.locker;

import dev.latchkey.json.JsonFields;
import dev.latchkey.locker.HealthReport.ActiveFault;
import dev.latchkey.locker.HealthReport.ClockReport;
import dev.latchkey.locker.HealthReport.CompartmentReport;
import dev.latchkey.locker.HealthReport.PanelReport;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Writes a report as the locker did, so that [HealthReportReader] reads it again.
public final class HealthReportWriter {

    private HealthReportWriter() {}

    public static JsonFields write(HealthReport report) {
        return JsonFields.of("firmware", report.firmware())
                .and("manifestVersion", report.manifestVersion())
                .and("journalled", report.journalled())
                .and("powerSource", report.powerSource())
                .and("batteryPercent", boxed(report.batteryPercent()))
                .and("startedAt", report.startedAt())
                .and("clock", report.clock().map(HealthReportWriter::write))
                .and("temperatureCelsius", boxed(report.temperatureCelsius()))
                .and("panel", report.panel().map(HealthReportWriter::write))
                .and(
                        "faults",
                        report.faults()
                                .map(faults -> faults.stream()
                                        .map(HealthReportWriter::write)
                                        .toList()))
                .and(
                        "compartments",
                        report.compartments().stream()
                                .map(HealthReportWriter::write)
                                .toList());
    }

    private static Map<String, Object> write(ClockReport clock) {
        return JsonFields.of("source", clock.source())
                .and("offsetSeconds", clock.offsetSeconds())
                .map();
    }

    private static Map<String, Object> write(PanelReport panel) {
        return JsonFields.of("keypad", panel.keypad())
                .and("scanner", panel.scanner())
                .and("display", panel.display())
                .map();
    }

    private static Map<String, Object> write(ActiveFault fault) {
        return JsonFields.of("code", fault.code())
                .and("severity", fault.severity())
                .and("compartment", Optional.of(fault.compartment()).filter(number -> number > 0))
                .and("since", fault.since())
                .map();
    }

    private static Map<String, Object> write(CompartmentReport compartment) {
        return JsonFields.of("number", compartment.number())
                .and("door", compartment.door())
                .and("occupancy", compartment.occupancy())
                .and("inUse", compartment.inUse())
                .and("openings", compartment.openings())
                .map();
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
