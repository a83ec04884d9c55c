package dev.latchkey.support;

import dev.latchkey.fault.FindParcels;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.LockerFault;
import java.time.Clock;
import java.util.List;

/// Gives people a case of each parcel that is still behind a fault: whatever else was tried has led to
/// nothing, or the fault is one that needs people at once. Safe to repeat.
public final class EscalateFault {

    /// Why its cases are opened.
    public static final String REASON = "LockerFault";

    private final Faults faults;
    private final FindParcels findParcels;
    private final OpenCase openCase;
    private final Clock clock;

    public EscalateFault(Faults faults, FindParcels findParcels, OpenCase openCase, Clock clock) {
        this.faults = faults;
        this.findParcels = findParcels;
        this.openCase = openCase;
        this.clock = clock;
    }

    /// @param error what became of the last way out
    /// @return the cases' ids; none where no parcel is behind the fault
    public List<String> escalate(String lockerId, String faultId, String error) {
        return faults.find(lockerId, faultId)
                .map(fault -> escalate(fault, error))
                .orElse(List.of());
    }

    private List<String> escalate(LockerFault fault, String error) {
        var cases = findParcels.behind(fault).stream()
                .map(delivery -> openCase.open(delivery.deliveryId(), REASON, part(fault), error))
                .toList();
        faults.note(fault.lockerId(), fault.faultId(), handling -> handling.escalated(clock.instant()));
        return cases;
    }

    private static String part(LockerFault fault) {
        return fault.code() + " " + fault.faultId().substring(0, 10);
    }
}
