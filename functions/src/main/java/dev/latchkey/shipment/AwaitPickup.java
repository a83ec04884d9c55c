package dev.latchkey.shipment;

import java.util.Map;

/// Parks a workflow until the parcel is collected; stores the token first and looks second.
public final class AwaitPickup {

    private final Deliveries deliveries;
    private final Waits waits;
    private final WakeWorkflow wake;

    public AwaitPickup(Deliveries deliveries, Waits waits, WakeWorkflow wake) {
        this.deliveries = deliveries;
        this.waits = waits;
        this.wake = wake;
    }

    public void await(String deliveryId, TaskToken token) {
        waits.park(deliveryId, WakeWorkflow.PICKUP, token);
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        wakeIfCollected(delivery);
    }

    public void wakeIfCollected(Delivery delivery) {
        if (delivery.collectedAt().isPresent()) {
            var outcome = Map.of("outcome", Outcome.Collected.name());
            wake.wake(delivery.deliveryId(), WakeWorkflow.PICKUP, outcome);
            wake.wake(delivery.deliveryId(), WakeWorkflow.RELEASE, outcome);
        }
    }
}
