package dev.latchkey.shipment;

import java.util.Map;

/// Parks a delivery's workflow while its code is under a security hold.
///
/// The token is stored first and the hold is looked for second, so that a release, a refusal or a pickup cannot slip
/// in between.
public final class AwaitRelease {

    private final Deliveries deliveries;
    private final FindHold findHold;
    private final Waits waits;
    private final WakeWorkflow wake;

    public AwaitRelease(Deliveries deliveries, FindHold findHold, Waits waits, WakeWorkflow wake) {
        this.deliveries = deliveries;
        this.findHold = findHold;
        this.waits = waits;
        this.wake = wake;
    }

    public void await(String deliveryId, TaskToken token) {
        waits.park(deliveryId, WakeWorkflow.RELEASE, token);
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        if (!delivery.isWaitingForPickup() || !findHold.find(delivery).stands()) {
            goOn(deliveryId);
        }
    }

    /// Called by whoever has ended the hold.
    public void goOn(String deliveryId) {
        wake.wake(deliveryId, WakeWorkflow.RELEASE, Map.of("outcome", "Released"));
    }
}
