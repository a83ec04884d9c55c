package dev.latchkey.code;

import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.WakeWorkflow;
import java.util.Map;

/// A locker says that it has applied a manifest: whoever waits for a grant in it goes on.
///
/// The version may be higher than the one waited for; that one holds the grant too.
public final class RecordAppliedManifest {

    private final Lockers lockers;
    private final WakeWorkflow wake;

    public RecordAppliedManifest(Lockers lockers, WakeWorkflow wake) {
        this.lockers = lockers;
        this.wake = wake;
    }

    /// @return false where that version was never published; a locker that were believed would count as holding
    /// every
    ///     grant to come
    public boolean record(String lockerId, long version) {
        if (version < 1 || version > lockers.latestManifestVersion(lockerId)) {
            return false;
        }
        lockers.applied(lockerId, version);
        wakeSynced(lockerId, version);
        return true;
    }

    void wakeSynced(String lockerId, long version) {
        for (var deliveryId : lockers.deliveriesAwaitingSync(lockerId, version)) {
            wake.wake(deliveryId, WakeWorkflow.MANIFEST, Map.of("manifestVersion", version));
            lockers.endSync(lockerId, deliveryId);
        }
    }
}
