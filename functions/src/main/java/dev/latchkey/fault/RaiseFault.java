package dev.latchkey.fault;

import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Faults.Raised;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.shipment.Workflows;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/// Takes in that something is wrong with a locker. The same fault said again is the same one while it is
/// open; one that asks for more than a record gets a workflow, once.
public final class RaiseFault {

    private final Faults faults;
    private final Workflows workflows;
    private final Clock clock;

    public RaiseFault(Faults faults, Workflows workflows, Clock clock) {
        this.faults = faults;
        this.workflows = workflows;
        this.clock = clock;
    }

    /// A fault of the whole locker.
    public Raised raise(String lockerId, String code, String severity, Instant since, Map<String, Object> evidence) {
        return raise(lockerId, code, severity, 0, since, evidence);
    }

    /// @param compartment 0 where the fault is not one compartment's
    /// @param since by the clock of whoever reports it, which can be days ahead: it has begun by now
    public Raised raise(
            String lockerId,
            String code,
            String severity,
            int compartment,
            Instant since,
            Map<String, Object> evidence) {
        var raised = faults.raise(LockerFault.begun(lockerId, code, severity, compartment, since, evidence)
                .notAfter(clock.instant()));
        var fault = raised.fault();
        // Also where it is known: whoever reported it first may have broken off here.
        if (fault.isOpen() && FaultRules.of(fault).isHandled()) {
            workflows.startFaultHandling(lockerId, fault.faultId());
        }
        return raised;
    }
}
