package dev.latchkey.notice;

import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;

/// Parks a workflow that wants to know whether a notice has arrived. It goes on with the first proof of arrival, when
/// every channel was tried once without one, or when there is nothing left to tell.
///
/// The token is stored first, what is known of the notice is looked at second, so that nothing slips through.
public final class AwaitReceipt {

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Waits waits;
    private final WakeReceipt wakeReceipt;

    public AwaitReceipt(Deliveries deliveries, Attempts attempts, Waits waits, WakeReceipt wakeReceipt) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.waits = waits;
        this.wakeReceipt = wakeReceipt;
    }

    public void await(String deliveryId, String noticeId, TaskToken token) {
        waits.park(deliveryId, WakeReceipt.waitName(noticeId), token);
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        var arrived = attempts.of(deliveryId).stream()
                .filter(attempt -> attempt.id().noticeId().equals(noticeId) && attempt.isReceived())
                .findFirst();
        arrived.ifPresentOrElse(wakeReceipt::received, () -> lookFurther(delivery, noticeId));
    }

    private void lookFurther(Delivery delivery, String noticeId) {
        if (!delivery.isWaitingForPickup()) {
            wakeReceipt.over(delivery.deliveryId(), noticeId);
        } else if (isPausing(delivery.deliveryId(), noticeId)) {
            wakeReceipt.silent(delivery.deliveryId(), noticeId);
        }
    }

    private boolean isPausing(String deliveryId, String noticeId) {
        return waits.names(deliveryId, Pause.PREFIX).stream()
                .flatMap(wait -> Pause.read(wait).stream())
                .anyMatch(pause -> pause.noticeId().equals(noticeId));
    }
}
