package dev.latchkey.fault;

import dev.latchkey.fault.FaultDue.What;
import dev.latchkey.locker.CloudFault;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/// Parks a fault's workflow until a way out is due or it is over; stores the token first and looks second. A wish to
/// have a parcel elsewhere is over when it lies elsewhere.
public final class AwaitRepair {

    private final Faults faults;
    private final FindWayOut findWayOut;
    private final ClearFault clearFault;
    private final Waits waits;
    private final WakeWorkflow wake;
    private final Clock clock;

    public AwaitRepair(
            Faults faults, FindWayOut findWayOut, ClearFault clearFault, Waits waits, WakeWorkflow wake, Clock clock) {
        this.faults = faults;
        this.findWayOut = findWayOut;
        this.clearFault = clearFault;
        this.waits = waits;
        this.wake = wake;
        this.clock = clock;
    }

    /// Goes on at once where something is due, or where the wait is to end at another time.
    ///
    /// @param until when the workflow will end the wait by itself
    public void await(String lockerId, String faultId, Instant until, TaskToken token) {
        waits.park(faultId, WakeFault.REPAIR, token);
        var fault = faults.find(lockerId, faultId)
                .orElseThrow(() -> new IllegalStateException("There is no fault " + faultId));
        var due = findWayOut.due(fault);
        if (isFulfilled(fault, due.what())) {
            clearFault.clear(lockerId, fault.code(), fault.compartment(), clock.instant());
        }
        if (!due.equals(new FaultDue(What.Wait, until))) {
            wake.wake(faultId, WakeFault.REPAIR, Map.of("outcome", due.what(), "until", due.until()));
        }
    }

    private static boolean isFulfilled(LockerFault fault, What due) {
        boolean isWish = fault.isOpen() && fault.code().equals(CloudFault.RELOCATION.code());
        return isWish && (due == What.Relocated || due == What.Collected);
    }
}
