package dev.latchkey.shipment;

import dev.latchkey.shipment.PickupDue.What;
import java.time.Instant;
import java.util.Map;

/// Parks a workflow until the parcel is collected or something else is due; stores the token first and looks
/// second.
public final class AwaitPickup {

    private final Deliveries deliveries;
    private final Waits waits;
    private final WakeWorkflow wake;
    private final PickupWindow window;

    public AwaitPickup(Deliveries deliveries, Waits waits, WakeWorkflow wake, PickupWindow window) {
        this.deliveries = deliveries;
        this.waits = waits;
        this.wake = wake;
        this.window = window;
    }

    /// Goes on at once where something is due, or where the wait is to end at another time.
    ///
    /// @param until when the workflow will end the wait by itself
    /// @param isReminded whether the recipient has been reminded
    public void await(String deliveryId, Instant until, boolean isReminded, TaskToken token) {
        waits.park(deliveryId, WakeWorkflow.PICKUP, token);
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        var due = window.due(delivery, isReminded);
        if (!due.equals(new PickupDue(What.Wait, until))) {
            wake.wake(deliveryId, WakeWorkflow.PICKUP, Map.of("outcome", due.what(), "until", due.until()));
        }
    }

    /// Called by whoever has ended the wait: the parcel was collected or taken elsewhere, or its delivery
    /// cancelled.
    public void wakeIfOver(Delivery delivery) {
        if (delivery.collectedAt().isPresent()) {
            wake(delivery, Outcome.Collected);
        } else if (delivery.handover().isPresent()) {
            wake(delivery, Outcome.Relocated);
        } else if (delivery.isCancelled()) {
            wake(delivery, Outcome.Cancelled);
        }
    }

    private void wake(Delivery delivery, Outcome outcome) {
        var output = Map.of("outcome", outcome.name());
        wake.wake(delivery.deliveryId(), WakeWorkflow.PICKUP, output);
        wake.wake(delivery.deliveryId(), WakeWorkflow.RELEASE, output);
    }

    /// The end of the window has moved, or can come now: the workflow is to look again.
    public void lookAgain(String deliveryId) {
        wake.wake(deliveryId, WakeWorkflow.PICKUP, Map.of("outcome", What.Wait));
    }
}
