package dev.latchkey.fault;

import dev.latchkey.locker.Faults;
import dev.latchkey.locker.LockerFault;
import java.util.List;

/// Finds the faults that a workflow is to handle: open ones that ask for more than a record, and that people do not
/// have yet.
public final class FindHandled {

    private final Faults faults;

    public FindHandled(Faults faults) {
        this.faults = faults;
    }

    public List<LockerFault> open(String lockerId) {
        return faults.open(lockerId).stream()
                .filter(fault -> FaultRules.of(fault).isHandled())
                .filter(fault -> fault.handling().escalatedAt().isEmpty())
                .toList();
    }
}
