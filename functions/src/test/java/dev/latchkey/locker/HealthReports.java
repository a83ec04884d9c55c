package dev.latchkey.locker;

import dev.latchkey.locker.HealthReport.ActiveFault;
import dev.latchkey.locker.HealthReport.ClockReport;
import dev.latchkey.locker.HealthReport.CompartmentReport;
import dev.latchkey.locker.HealthReport.PanelReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What `events/mqtt/event-health.json` and `ack-command-diagnosed.json` report.
public final class HealthReports {

    public static final HealthReport FULL = new HealthReport(
            "0.1.0",
            12,
            0,
            Optional.of("mains"),
            OptionalInt.of(100),
            Optional.of(Instant.parse("2026-11-20T04:00:00Z")),
            Optional.of(new ClockReport("broker", -3)),
            OptionalInt.of(21),
            Optional.of(new PanelReport("ok", "dead", "ok")),
            Optional.of(List.of(
                    new ActiveFault("scannerDead", "major", 0, Instant.parse("2026-11-23T08:00:00Z")),
                    new ActiveFault("doorDidNotOpen", "major", 7, Instant.parse("2026-11-23T09:17:07.250Z")))),
            List.of(
                    new CompartmentReport(1, "closed", "empty", true, 104),
                    new CompartmentReport(7, "closed", "occupied", false, 96)));

    private HealthReports() {}
}
