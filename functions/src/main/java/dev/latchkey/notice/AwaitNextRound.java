package dev.latchkey.notice;

import dev.latchkey.recipient.Recipients;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;

/// Parks a notice between two rounds; a changed contact ends the pause at once.
///
/// The token is stored first and the contact looked at second, so that a change cannot slip in between.
public final class AwaitNextRound {

    private final Deliveries deliveries;
    private final Recipients recipients;
    private final Waits waits;
    private final ReplanNotices replan;

    public AwaitNextRound(Deliveries deliveries, Recipients recipients, Waits waits, ReplanNotices replan) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.waits = waits;
        this.replan = replan;
    }

    /// @param plannedVersion of the contact that the round before went by
    public void await(String deliveryId, String noticeId, long plannedVersion, TaskToken token) {
        waits.park(deliveryId, ReplanNotices.pause(noticeId), token);
        if (newestVersion(deliveryId) != plannedVersion) {
            replan.endPause(deliveryId, ReplanNotices.pause(noticeId));
        }
    }

    private long newestVersion(String deliveryId) {
        var recipientId = deliveries
                .find(deliveryId)
                .flatMap(delivery -> delivery.registration().map(Registration::recipientId))
                .orElseThrow(() -> new NoSuchDelivery(deliveryId));
        return recipients.find(recipientId).map(Known::version).orElse(0L);
    }
}
