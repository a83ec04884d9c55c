package dev.latchkey.code;

import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Handover;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.shipment.Workflows;
import java.util.Map;

/// A parcel was taken out of its locker to a place where people hand it over: its code opens nothing any
/// more, its delivery has ended as relocated, its recipient is told where it is. Safe to repeat; the first
/// place counts.
public final class HandParcelOutside {

    private final ChangeDelivery change;
    private final Lockers lockers;
    private final RevokeCode revokeCode;
    private final Workflows workflows;
    private final AwaitPickup awaitPickup;

    public HandParcelOutside(
            ChangeDelivery change,
            Lockers lockers,
            RevokeCode revokeCode,
            Workflows workflows,
            AwaitPickup awaitPickup) {
        this.change = change;
        this.lockers = lockers;
        this.revokeCode = revokeCode;
        this.workflows = workflows;
        this.awaitPickup = awaitPickup;
    }

    /// @return false where no parcel waits under a live code, and none was handed over before
    public boolean handOver(String deliveryId, Handover handover) {
        var delivery = change.changeWhereItCounts(
                        deliveryId, known -> known.handedOver(handover), changed -> entry(handover))
                .delivery();
        if (delivery.handover().isEmpty()) {
            return false;
        }
        follow(delivery);
        return true;
    }

    /// The place is no word of a timeline: it stands with the delivery.
    private static TimelineEntry entry(Handover handover) {
        return new TimelineEntry("handed-outside", handover.at(), "ParcelHandedOutside", Map.of("by", handover.by()));
    }

    private void follow(Delivery delivery) {
        var deliveryId = delivery.deliveryId();
        var lockerId = delivery.registration().orElseThrow().lockerId();
        int compartment = delivery.placement().orElseThrow().compartment();
        revokeCode.revoke(deliveryId, lockerId);
        lockers.vacate(lockerId, compartment, delivery.trackingNumber());
        lockers.forget(lockerId, delivery.trackingNumber(), deliveryId);
        workflows.startNotice(deliveryId, "relocated", "RELOCATED");
        awaitPickup.wakeIfOver(delivery);
    }
}
