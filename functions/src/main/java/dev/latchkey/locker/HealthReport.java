package dev.latchkey.locker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How a locker says it is: in its reports of health, and in its answer to a diagnosis. Optional is what its
/// hardware may not know, and what older firmware does not report. The words are the locker's; a newer one may
/// have others.
///
/// @param journalled events that waited to be sent when this was written
/// @param powerSource `mains`, `battery` or `unknown`
/// @param startedAt since when its controller runs
/// @param faults every one that was active then; absent, which is not the same as none, where it cannot tell
public record HealthReport(
        String firmware,
        long manifestVersion,
        long journalled,
        Optional<String> powerSource,
        OptionalInt batteryPercent,
        Optional<Instant> startedAt,
        Optional<ClockReport> clock,
        OptionalInt temperatureCelsius,
        Optional<PanelReport> panel,
        Optional<List<ActiveFault>> faults,
        List<CompartmentReport> compartments) {

    public HealthReport {
        faults = faults.map(List::copyOf);
        compartments = List.copyOf(compartments);
    }

    /// Whether it names a fault among those that are active.
    public boolean has(LockerFault fault) {
        return faults.stream().flatMap(List::stream).anyMatch(active -> active.isOf(fault));
    }

    /// What the least of lockers says of itself.
    public static HealthReport of(String firmware, long manifestVersion, long journalled) {
        return new HealthReport(
                firmware,
                manifestVersion,
                journalled,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /// Where its time comes from.
    ///
    /// @param source `broker`, `rtc` or `floor`
    /// @param offsetSeconds what it adds to its own clock
    public record ClockReport(String source, long offsetSeconds) {}

    /// Each `ok`, `dead` or `outOfUse`.
    public record PanelReport(String keypad, String scanner, String display) {}

    /// @param compartment 0 where the fault is not one compartment's
    public record ActiveFault(String code, String severity, int compartment, Instant since) {
        public boolean isOf(LockerFault fault) {
            return code.equals(fault.code()) && compartment == fault.compartment();
        }
    }

    /// @param door `open`, `closed` or `unknown`
    /// @param occupancy `occupied`, `empty` or `unknown`
    /// @param inUse whether it takes parcels
    /// @param openings since its journal began
    public record CompartmentReport(int number, String door, String occupancy, boolean inUse, long openings) {

        public boolean isOccupied() {
            return occupancy.equals("occupied");
        }
    }
}
