package dev.latchkey.device.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a locker is, as `event-health.json` and the answer to a diagnosis carry it. What is optional is what the
/// hardware may not know, and what the first firmware did not report.
///
/// @param manifestVersion 0 before the first manifest
/// @param journalled how many events waited to be sent when this was written
/// @param powerSource `mains`, `battery` or `unknown`
/// @param startedAt since when the controller runs
/// @param faults every one that is active; absent is not the same as none
public record HealthReport(
        String firmware,
        long manifestVersion,
        long journalled,
        String powerSource,
        Optional<Integer> batteryPercent,
        Optional<Instant> startedAt,
        Optional<ClockReport> clock,
        Optional<Integer> temperatureCelsius,
        Optional<PanelReport> panel,
        Optional<List<ActiveFault>> faults,
        List<CompartmentReport> compartments) {

    public HealthReport {
        faults = faults.map(List::copyOf);
        compartments = List.copyOf(compartments);
    }

    /// Where the time comes from.
    ///
    /// @param offsetSeconds what is added to the device's clock to get the time
    public record ClockReport(ClockSource source, long offsetSeconds) {}

    /// What people see and touch.
    public record PanelReport(PartState keypad, PartState scanner, PartState display) {}

    public record ActiveFault(String code, Severity severity, Optional<Integer> compartment, Instant since) {}

    /// @param door `open`, `closed` or `unknown`
    /// @param occupancy `occupied`, `empty` or `unknown`
    /// @param inUse whether it takes parcels
    /// @param openings how often it was seen to open since the journal began
    public record CompartmentReport(int number, String door, String occupancy, boolean inUse, long openings) {}

    JsonObject write(JsonObject json) {
        return json.with("firmware", firmware)
                .with("manifestVersion", manifestVersion)
                .with("journalled", journalled)
                .with("powerSource", powerSource)
                .with("batteryPercent", batteryPercent)
                .with("startedAt", startedAt)
                .with("clock", clock.map(HealthReport::write))
                .with("temperatureCelsius", temperatureCelsius)
                .with("panel", panel.map(HealthReport::write))
                .with("faults", faults.map(HealthReport::writeFaults))
                .with(
                        "compartments",
                        compartments.stream().map(HealthReport::write).toList());
    }

    private static Map<String, Object> write(ClockReport clock) {
        return new JsonObject()
                .with("source", clock.source())
                .with("offsetSeconds", clock.offsetSeconds())
                .toMap();
    }

    private static Map<String, Object> write(PanelReport panel) {
        return new JsonObject()
                .with("keypad", panel.keypad())
                .with("scanner", panel.scanner())
                .with("display", panel.display())
                .toMap();
    }

    private static List<Map<String, Object>> writeFaults(List<ActiveFault> faults) {
        return faults.stream().map(HealthReport::write).toList();
    }

    private static Map<String, Object> write(ActiveFault fault) {
        return new JsonObject()
                .with("code", fault.code())
                .with("severity", fault.severity())
                .with("compartment", fault.compartment())
                .with("since", fault.since())
                .toMap();
    }

    private static Map<String, Object> write(CompartmentReport compartment) {
        return new JsonObject()
                .with("number", compartment.number())
                .with("door", compartment.door())
                .with("occupancy", compartment.occupancy())
                .with("inUse", compartment.inUse())
                .with("openings", compartment.openings())
                .toMap();
    }

    /// For the journal, which keeps the report of a diagnosis with its command.
    public byte[] toJson() {
        return write(new JsonObject()).toBytes();
    }

    public static HealthReport parse(byte[] json) throws MalformedMessage {
        return read(JsonFields.parse(json));
    }

    static HealthReport read(JsonFields it) throws MalformedMessage {
        return new HealthReport(
                it.text("firmware"),
                it.number("manifestVersion", 0),
                it.number("journalled", 0),
                it.text("powerSource"),
                it.optional("batteryPercent", (fields, field) -> (int) fields.number(field, 0)),
                it.optional("startedAt", JsonFields::instant),
                it.optional("clock", (fields, field) -> readClock(fields.nested(field))),
                it.optional("temperatureCelsius", (fields, field) -> (int) fields.number(field, -273)),
                it.optional("panel", (fields, field) -> readPanel(fields.nested(field))),
                it.optional("faults", (fields, field) -> fields.list(field, HealthReport::readFault)),
                it.optional("compartments", (fields, field) -> fields.list(field, HealthReport::readCompartment))
                        .orElse(List.of()));
    }

    private static ClockReport readClock(JsonFields it) throws MalformedMessage {
        return new ClockReport(
                WireName.read(ClockSource.class, it, "source"), it.number("offsetSeconds", Long.MIN_VALUE));
    }

    private static PanelReport readPanel(JsonFields it) throws MalformedMessage {
        return new PanelReport(
                WireName.read(PartState.class, it, "keypad"),
                WireName.read(PartState.class, it, "scanner"),
                WireName.read(PartState.class, it, "display"));
    }

    private static ActiveFault readFault(JsonFields it) throws MalformedMessage {
        return new ActiveFault(
                it.text("code"),
                WireName.read(Severity.class, it, "severity"),
                it.optionalOrdinal("compartment"),
                it.instant("since"));
    }

    private static CompartmentReport readCompartment(JsonFields it) throws MalformedMessage {
        return new CompartmentReport(
                it.ordinal("number"),
                it.text("door"),
                it.text("occupancy"),
                it.bool("inUse"),
                it.number("openings", 0));
    }
}
