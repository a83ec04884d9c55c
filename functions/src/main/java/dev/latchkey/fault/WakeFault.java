package dev.latchkey.fault;

import dev.latchkey.shipment.WakeWorkflow;
import java.util.Map;

/// Lets the workflow of a fault go on. Finding nobody waiting is no fault: whoever parks a token looks
/// afterwards.
public final class WakeFault {

    /// What a fault's workflow waits for, in [dev.latchkey.shipment.Waits] under the fault's id.
    public static final String DIAGNOSIS = "diagnosis";

    public static final String OPENING = "opening";
    public static final String REPAIR = "repair";

    private final WakeWorkflow wake;

    public WakeFault(WakeWorkflow wake) {
        this.wake = wake;
    }

    /// Something has changed that the workflow is to look at.
    public void lookAgain(String faultId) {
        wake.wake(faultId, DIAGNOSIS, Map.of("outcome", "Changed"));
        wake.wake(faultId, REPAIR, Map.of("outcome", "Wait"));
    }
}
