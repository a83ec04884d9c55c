package dev.latchkey.code;

import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;

/// Sends a locker what it may open now and parks a delivery's workflow until the locker says that it has applied
/// it: the delivery's grant, or that it has none any more.
///
/// The wait is stored before the manifest goes out. The locker may acknowledge a higher version than the one
/// waited for: that one says the same of this delivery.
public final class SyncLocker {

    private final Deliveries deliveries;
    private final Lockers lockers;
    private final PublishManifest publishManifest;
    private final Waits waits;
    private final RecordAppliedManifest applied;

    public SyncLocker(
            Deliveries deliveries,
            Lockers lockers,
            PublishManifest publishManifest,
            Waits waits,
            RecordAppliedManifest applied) {
        this.deliveries = deliveries;
        this.lockers = lockers;
        this.publishManifest = publishManifest;
        this.waits = waits;
        this.applied = applied;
    }

    public void sync(String deliveryId, TaskToken token) {
        var locker = locker(deliveryId);
        waits.park(deliveryId, WakeWorkflow.MANIFEST, token);
        // Every version taken from here on is true of this delivery, so the next one is what the locker must reach.
        lockers.awaitSync(locker.lockerId(), deliveryId, lockers.latestManifestVersion(locker.lockerId()) + 1);
        publishManifest.publish(locker);
        applied.wakeSynced(locker.lockerId(), lockers.appliedManifestVersion(locker.lockerId()));
    }

    private Locker locker(String deliveryId) {
        var lockerId = deliveries
                .find(deliveryId)
                .flatMap(Delivery::registration)
                .orElseThrow(() -> new NoSuchDelivery(deliveryId))
                .lockerId();
        return lockers.find(lockerId).orElseThrow(() -> new IllegalStateException("There is no locker " + lockerId));
    }
}
