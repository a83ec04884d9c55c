package dev.latchkey.diagnosis;

import dev.latchkey.diagnosis.Situation.AtLocker;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.WatchPanel;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Registration;
import dev.latchkey.shipment.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks at what is known of a delivery's locker.
public final class LookAtLocker {

    /// After these a locker's acknowledgement of the delivery's first manifest says nothing of its grant.
    private static final Set<String> OTHER_GRANTS = Set.of("PickupCodeRotated", "ParcelRelocated");

    private final Lockers lockers;
    private final Faults faults;
    private final WatchPanel watchPanel;

    public LookAtLocker(Lockers lockers, Faults faults, WatchPanel watchPanel) {
        this.lockers = lockers;
        this.faults = faults;
        this.watchPanel = watchPanel;
    }

    /// @return empty where it was announced for none, or for one that is not known
    Optional<AtLocker> look(Delivery delivery, List<TimelineEntry> timeline) {
        return delivery.registration()
                .map(Registration::lockerId)
                .filter(lockerId -> lockers.find(lockerId).isPresent())
                .map(lockerId -> look(delivery, timeline, lockerId));
    }

    private AtLocker look(Delivery delivery, List<TimelineEntry> timeline, String lockerId) {
        long applied = lockers.appliedManifestVersion(lockerId);
        long published = lockers.latestManifestVersion(lockerId);
        return new AtLocker(
                lockerId,
                lockers.presence(lockerId),
                faults.open(lockerId),
                watchPanel.look(lockerId),
                published,
                applied,
                delivery.liveCode().isEmpty() || applied >= published || isGrantApplied(delivery, timeline, lockerId),
                lockers.health(lockerId));
    }

    /// The delivery's workflow waits until the locker holds the first grant, and is noted there until it
    /// does.
    private boolean isGrantApplied(Delivery delivery, List<TimelineEntry> timeline, String lockerId) {
        return timeline.stream().noneMatch(entry -> OTHER_GRANTS.contains(entry.type()))
                && !lockers.deliveriesAwaitingSync(lockerId, Long.MAX_VALUE).contains(delivery.deliveryId());
    }
}
