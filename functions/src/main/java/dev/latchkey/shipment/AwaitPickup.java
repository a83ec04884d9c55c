package dev.latchkey.shipment;

import java.util.Map;

/// Parks a workflow until the parcel is collected or called off; stores the token first and looks second.
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
        wakeIfOver(delivery);
    }

    /// Called by whoever has ended the wait: the parcel was collected, or its delivery cancelled.
    public void wakeIfOver(Delivery delivery) {
        if (delivery.collectedAt().isPresent()) {
            wake(delivery, Outcome.Collected);
        } else if (delivery.isCancelled()) {
            wake(delivery, Outcome.Cancelled);
        }
    }

    private void wake(Delivery delivery, Outcome outcome) {
        var output = Map.of("outcome", outcome.name());
        wake.wake(delivery.deliveryId(), WakeWorkflow.PICKUP, output);
        wake.wake(delivery.deliveryId(), WakeWorkflow.RELEASE, output);
    }
}
