package dev.latchkey.fault;

import dev.latchkey.locker.CloudFault;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.HealthReport;
import dev.latchkey.locker.HealthReport.ActiveFault;
import dev.latchkey.locker.LockerFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Compares what a locker says of its faults with what is known of them: its report is the whole truth at
/// its time, and ends its silence. So no fault stays open, or unheard of, because a message was lost.
public final class CompareFaults {

    /// A locker is told the same again at most this often: it may be doing it just now.
    private static final Duration BETWEEN_COMMANDS = Duration.ofMinutes(10);

    private final Faults faults;
    private final RaiseFault raiseFault;
    private final ClearFault clearFault;
    private final Containment containment;
    private final Clock clock;

    public CompareFaults(
            Faults faults, RaiseFault raiseFault, ClearFault clearFault, Containment containment, Clock clock) {
        this.faults = faults;
        this.raiseFault = raiseFault;
        this.clearFault = clearFault;
        this.containment = containment;
        this.clock = clock;
    }

    /// @param at by the locker's clock
    public void compare(String lockerId, HealthReport report, Instant at) {
        endSilence(lockerId);
        report.faults().ifPresent(active -> compare(lockerId, active, at));
        containment.align(lockerId, report, lockerId + "-" + at.getEpochSecond() / BETWEEN_COMMANDS.toSeconds());
    }

    /// By the cloud's clock, which it began by.
    private void endSilence(String lockerId) {
        var silent = CloudFault.SILENT.code();
        if (faults.open(lockerId).stream().anyMatch(fault -> fault.code().equals(silent))) {
            clearFault.clear(lockerId, silent, clock.instant());
        }
    }

    private void compare(String lockerId, List<ActiveFault> active, Instant at) {
        active.forEach(fault -> raiseFault.raise(
                lockerId, fault.code(), fault.severity(), fault.compartment(), fault.since(), Map.of()));
        faults.open(lockerId).stream()
                .filter(fault -> fault.since().isBefore(at) && !isSeenByCloud(fault))
                .filter(fault -> active.stream().noneMatch(it -> it.isOf(fault)))
                .forEach(fault -> clearFault.clear(lockerId, fault.code(), fault.compartment(), at));
    }

    private static boolean isSeenByCloud(LockerFault fault) {
        return Arrays.stream(CloudFault.values()).anyMatch(it -> it.code().equals(fault.code()));
    }
}
