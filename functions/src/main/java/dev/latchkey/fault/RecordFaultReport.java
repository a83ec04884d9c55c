package dev.latchkey.fault;

import dev.latchkey.locker.Faults.Raised;
import dev.latchkey.locker.LockerEvent.Fault;
import dev.latchkey.locker.LockerEvent.FaultCleared;
import dev.latchkey.locker.LockerEvent.Health;

/// Takes in what a locker reports of its faults: that one begins, that one is over, and how all of them
/// stand.
public final class RecordFaultReport {

    private final RaiseFault raiseFault;
    private final ClearFault clearFault;
    private final CompareFaults compareFaults;

    public RecordFaultReport(RaiseFault raiseFault, ClearFault clearFault, CompareFaults compareFaults) {
        this.raiseFault = raiseFault;
        this.clearFault = clearFault;
        this.compareFaults = compareFaults;
    }

    /// @return whether it was not known before
    public boolean record(String lockerId, Fault fault) {
        var raised = raiseFault.raise(
                lockerId,
                fault.code(),
                fault.severity(),
                fault.compartment(),
                fault.envelope().occurredAt(),
                fault.evidence());
        return raised instanceof Raised.Opened;
    }

    public void record(String lockerId, FaultCleared cleared) {
        clearFault.clear(
                lockerId,
                cleared.code(),
                cleared.compartment(),
                cleared.envelope().occurredAt());
    }

    public void record(String lockerId, Health health) {
        compareFaults.compare(lockerId, health.report(), health.envelope().occurredAt());
    }
}
