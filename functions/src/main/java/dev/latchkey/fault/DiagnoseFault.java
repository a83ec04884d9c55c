package dev.latchkey.fault;

import dev.latchkey.locker.Command;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.IssuedCommand.Waiting;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.SendCommand;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import java.util.Map;
import java.util.Optional;

/// Asks a locker whether a fault is there, and parks a workflow until it answers, or the fault is over. The
/// token is stored first, so that no answer slips through. A locker that is away is not waited for: its
/// fault is believed.
public final class DiagnoseFault {

    private final Faults faults;
    private final Lockers lockers;
    private final SendCommand sendCommand;
    private final Waits waits;
    private final WakeWorkflow wake;
    private final FaultPolicy policy;

    public DiagnoseFault(
            Faults faults,
            Lockers lockers,
            SendCommand sendCommand,
            Waits waits,
            WakeWorkflow wake,
            FaultPolicy policy) {
        this.faults = faults;
        this.lockers = lockers;
        this.sendCommand = sendCommand;
        this.waits = waits;
        this.wake = wake;
        this.policy = policy;
    }

    /// What the diagnosis of a fault is called.
    static String name(String faultId) {
        return "diagnose-" + faultId;
    }

    public void diagnose(String lockerId, String faultId, TaskToken token) {
        waits.park(faultId, WakeFault.DIAGNOSIS, token);
        var open = faults.find(lockerId, faultId).filter(LockerFault::isOpen);
        if (open.isEmpty()) {
            answered(faultId, "Changed");
        } else if (lockers.presence(lockerId).awaySince().isPresent()) {
            answered(faultId, "Away");
        } else {
            ask(open.get());
        }
    }

    private void ask(LockerFault fault) {
        var sent = sendCommand.send(
                fault.lockerId(),
                new Command.Diagnose(fault.compartment()),
                name(fault.faultId()),
                Containment.BY,
                "To see whether " + fault.code() + " is so",
                policy.diagnosis(),
                Optional.of(new Waiting(fault.faultId(), WakeFault.DIAGNOSIS)));
        sent.answer().ifPresent(answer -> answered(fault.faultId(), answer.outcome()));
    }

    private void answered(String faultId, String outcome) {
        wake.wake(faultId, WakeFault.DIAGNOSIS, Map.of("outcome", outcome));
    }
}
