package dev.latchkey.code;

import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.shipment.WakeWorkflow;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A locker says that it has applied a manifest: whoever waits for it goes on, and of a parcel that waits for
/// nobody any more the timeline says that its code opens nothing at the locker.
///
/// The version may be higher than the one waited for; that one says the same.
public final class RecordAppliedManifest {

    private final Lockers lockers;
    private final WakeWorkflow wake;
    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final Clock clock;

    public RecordAppliedManifest(
            Lockers lockers, WakeWorkflow wake, Deliveries deliveries, ChangeDelivery change, Clock clock) {
        this.lockers = lockers;
        this.wake = wake;
        this.deliveries = deliveries;
        this.change = change;
        this.clock = clock;
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
            deliveries
                    .find(deliveryId)
                    .filter(delivery ->
                            delivery.code().isEmpty() && delivery.collectedAt().isEmpty())
                    .ifPresent(delivery -> noteRevocation(deliveryId, version));
            wake.wake(deliveryId, WakeWorkflow.MANIFEST, Map.of("manifestVersion", version));
            lockers.endSync(lockerId, deliveryId);
        }
    }

    private void noteRevocation(String deliveryId, long version) {
        var now = clock.instant();
        change.changeKnown(
                deliveryId,
                UnaryOperator.identity(),
                new TimelineEntry(
                        "code-revoked", now, "CodeRevocationAcknowledged", Map.of("manifestVersion", version)),
                Optional.of(SeenEvent.ofWorkflow("code-revoked", now)));
    }
}
