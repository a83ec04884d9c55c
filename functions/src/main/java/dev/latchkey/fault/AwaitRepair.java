package dev.latchkey.fault;

import dev.latchkey.fault.FaultDue.What;
import dev.latchkey.locker.Faults;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import java.time.Instant;
import java.util.Map;

/// Parks a fault's workflow until a way out is due or it is over; stores the token first and looks second.
public final class AwaitRepair {

    private final Faults faults;
    private final FindWayOut findWayOut;
    private final Waits waits;
    private final WakeWorkflow wake;

    public AwaitRepair(Faults faults, FindWayOut findWayOut, Waits waits, WakeWorkflow wake) {
        this.faults = faults;
        this.findWayOut = findWayOut;
        this.waits = waits;
        this.wake = wake;
    }

    /// Goes on at once where something is due, or where the wait is to end at another time.
    ///
    /// @param until when the workflow will end the wait by itself
    public void await(String lockerId, String faultId, Instant until, TaskToken token) {
        waits.park(faultId, WakeFault.REPAIR, token);
        var fault = faults.find(lockerId, faultId)
                .orElseThrow(() -> new IllegalStateException("There is no fault " + faultId));
        var due = findWayOut.due(fault);
        if (!due.equals(new FaultDue(What.Wait, until))) {
            wake.wake(faultId, WakeFault.REPAIR, Map.of("outcome", due.what(), "until", due.until()));
        }
    }
}
