package dev.latchkey.support;

import dev.latchkey.fault.FindHandled;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import dev.latchkey.support.Finding.Found;
import dev.latchkey.support.Finding.Outcome;
import java.util.List;
import java.util.Map;

/// Looks at the open faults of a locker: each that asks for more than a record has a workflow, or had one that came to
/// an end of its own. One whose workflow is lost gets another run: what was done is in the fault, and each step is
/// safe to repeat.
public final class CheckFaults {

    private final FindHandled findHandled;
    private final Executions executions;
    private final EscalateFault escalateFault;
    private final ActOnFinding findings;

    public CheckFaults(
            FindHandled findHandled, Executions executions, EscalateFault escalateFault, ActOnFinding findings) {
        this.findHandled = findHandled;
        this.executions = executions;
        this.escalateFault = escalateFault;
        this.findings = findings;
    }

    List<Found> check(String lockerId) {
        return findHandled.open(lockerId).stream()
                .flatMap(fault -> check(fault).stream())
                .toList();
    }

    private List<Found> check(LockerFault fault) {
        var run = Run.newest(
                executions, "handle-locker-fault", number -> Name.handleLockerFault(fault.faultId(), number));
        boolean isLost = run.isAbsent() || run.standing() == Standing.FAILED;
        return isLost
                ? findings
                        .act(fault.faultId(), Finding.FaultWorkflowLost, run.part(), () -> resume(fault, run))
                        .stream()
                        .toList()
                : List.of();
    }

    private Outcome resume(LockerFault fault, Run gone) {
        if (gone.isLast()) {
            escalateFault.escalate(fault.lockerId(), fault.faultId(), Run.LOST_TOO_OFTEN);
            return Outcome.Escalated;
        }
        executions.start(
                Name.handleLockerFault(fault.faultId(), gone.next()),
                Map.of("lockerId", fault.lockerId(), "faultId", fault.faultId()));
        return Outcome.Repaired;
    }
}
