package dev.latchkey.code;

import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;

/// Sends a delivery's grant to its locker and parks the workflow until the locker says that it has applied it.
///
/// The wait is stored before the manifest goes out. The locker may acknowledge a higher version than the one
/// waited for: that one holds the grant too.
public final class SyncLocker {

    private final Codes codes;
    private final Lockers lockers;
    private final PublishManifest publishManifest;
    private final Waits waits;
    private final RecordAppliedManifest applied;

    public SyncLocker(
            Codes codes, Lockers lockers, PublishManifest publishManifest, Waits waits, RecordAppliedManifest applied) {
        this.codes = codes;
        this.lockers = lockers;
        this.publishManifest = publishManifest;
        this.waits = waits;
        this.applied = applied;
    }

    /// @throws NotConfirmed where the code has ended meanwhile: the parcel was called off
    public void sync(String deliveryId, TaskToken token) {
        var code = codes.find(deliveryId).orElseThrow(() -> new NotConfirmed(deliveryId));
        var locker = lockers.find(code.lockerId())
                .orElseThrow(() -> new IllegalStateException("There is no locker " + code.lockerId()));
        waits.park(deliveryId, WakeWorkflow.MANIFEST, token);
        // Every version taken from here on holds the grant, so the next one is what the locker must reach.
        lockers.awaitSync(locker.lockerId(), deliveryId, lockers.latestManifestVersion(locker.lockerId()) + 1);
        publishManifest.publish(locker);
        applied.wakeSynced(locker.lockerId(), lockers.appliedManifestVersion(locker.lockerId()));
    }
}
