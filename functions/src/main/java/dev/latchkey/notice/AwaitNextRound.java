package dev.latchkey.notice;

import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;

/// Parks a notice between two rounds; a changed contact ends the pause at once, and so does a delivery of which
/// there is nothing left to tell. Whoever waits for the notice's arrival hears that no channel has brought it so far.
///
/// The token is stored first, delivery and contact are looked at second, so that no change can slip in between.
public final class AwaitNextRound {

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final Waits waits;
    private final ReplanNotices replan;
    private final EndNotices endNotices;
    private final WakeReceipt wakeReceipt;

    public AwaitNextRound(
            Deliveries deliveries,
            Recipients recipients,
            Waits waits,
            ReplanNotices replan,
            EndNotices endNotices,
            WakeReceipt wakeReceipt) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.waits = waits;
        this.replan = replan;
        this.endNotices = endNotices;
        this.wakeReceipt = wakeReceipt;
    }

    /// @param plannedVersion of the contact that the round before went by
    public void await(String deliveryId, String noticeId, NoticeKind kind, long plannedVersion, TaskToken token) {
        var pause = new Pause(noticeId, kind);
        waits.park(deliveryId, pause.waitName(), token);
        wakeReceipt.silent(deliveryId, noticeId);
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        if (!endNotices.endIfOver(delivery, pause) && newestVersion(delivery) != plannedVersion) {
            replan.endPause(deliveryId, pause.waitName());
        }
    }

    private long newestVersion(Delivery delivery) {
        var recipientId = delivery.registration()
                .map(Registration::recipientId)
                .orElseThrow(() -> new NoSuchDelivery(delivery.deliveryId()));
        return recipients.find(recipientId).map(Known::version).orElse(0L);
    }
}
