package dev.latchkey.shipment;

import java.util.Map;

/// Completes a parked task token, if there is one, and forgets it.
public final class WakeWorkflow {

    public static final String CONFIRMATION = "confirmation";
    public static final String MANIFEST = "manifest";
    public static final String PICKUP = "pickup";
    public static final String RELEASE = "release";

    private final Waits waits;
    private final Workflows workflows;

    public WakeWorkflow(Waits waits, Workflows workflows) {
        this.waits = waits;
        this.workflows = workflows;
    }

    /// Finding nobody waiting is no fault: whoever parks a token looks for the event afterwards.
    public void wake(String deliveryId, String what, Map<String, ?> output) {
        waits.find(deliveryId, what).ifPresent(token -> {
            workflows.complete(token, output);
            waits.remove(deliveryId, what, token);
        });
    }
}
