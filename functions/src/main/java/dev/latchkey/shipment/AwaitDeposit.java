package dev.latchkey.shipment;

import java.util.Map;

/// Parks a delivery's workflow until carrier and locker agree that the parcel lies in the locker.
///
/// The token is stored first and the facts are looked at second, so that a confirmation cannot slip in between.
public final class AwaitDeposit {

    private final Deliveries deliveries;
    private final Waits waits;
    private final WakeWorkflow wake;

    public AwaitDeposit(Deliveries deliveries, Waits waits, WakeWorkflow wake) {
        this.deliveries = deliveries;
        this.waits = waits;
        this.wake = wake;
    }

    public void await(String deliveryId, TaskToken token) {
        waits.park(deliveryId, WakeWorkflow.CONFIRMATION, token);
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        wakeIfConfirmed(delivery);
    }

    /// Called by whoever has added a fact to the delivery.
    public void wakeIfConfirmed(Delivery delivery) {
        if (delivery.isConfirmed()) {
            wake.wake(delivery.deliveryId(), WakeWorkflow.CONFIRMATION, Map.of("confirmed", true));
        }
    }
}
