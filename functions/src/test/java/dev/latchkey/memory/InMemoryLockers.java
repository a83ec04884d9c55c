package dev.latchkey.memory;

import dev.latchkey.locker.Grant;
import dev.latchkey.locker.KeyPlan;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.LockerEvent;
import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Presence;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Lockers in memory. Their grants follow from the reserved codes.
public final class InMemoryLockers implements Lockers {

    private final InMemoryCodes codes;
    private final Map<String, Locker> lockers = new HashMap<>();
    private final Map<String, State> states = new HashMap<>();
    private final Deque<Runnable> beforeLatestVersion = new ArrayDeque<>();

    public InMemoryLockers(InMemoryCodes codes) {
        this.codes = codes;
    }

    @Override
    public synchronized Optional<Locker> find(String lockerId) {
        return Optional.ofNullable(lockers.get(lockerId));
    }

    /// Every locker that was provisioned.
    synchronized List<Locker> all() {
        return List.copyOf(lockers.values());
    }

    @Override
    public synchronized void provision(Locker locker) {
        lockers.merge(
                locker.lockerId(),
                locker,
                (known, changed) -> new Locker(
                        known.lockerId(),
                        changed.name(),
                        changed.timeZone(),
                        known.keyVersion(),
                        changed.compartments()));
    }

    @Override
    public synchronized boolean expect(String lockerId, String trackingNumber, String deliveryId) {
        return deliveryId.equals(state(lockerId).expected.computeIfAbsent(trackingNumber, expected -> deliveryId));
    }

    @Override
    public synchronized void forget(String lockerId, String trackingNumber, String deliveryId) {
        if (state(lockerId).expected.remove(trackingNumber, deliveryId)) {
            state(lockerId).deposits.remove(trackingNumber);
        }
    }

    @Override
    public synchronized Optional<String> expectedDelivery(String lockerId, String trackingNumber) {
        return Optional.ofNullable(state(lockerId).expected.get(trackingNumber));
    }

    @Override
    public synchronized void keepDeposit(String lockerId, Deposit deposit) {
        state(lockerId).deposits.put(deposit.trackingNumber(), deposit);
        state(lockerId).occupied.put(deposit.compartment(), deposit);
    }

    @Override
    public synchronized Optional<Deposit> findDeposit(String lockerId, String trackingNumber) {
        return Optional.ofNullable(state(lockerId).deposits.get(trackingNumber));
    }

    @Override
    public synchronized void vacate(String lockerId, int compartment, String trackingNumber) {
        state(lockerId)
                .occupied
                .computeIfPresent(
                        compartment, (number, known) -> known.trackingNumber().equals(trackingNumber) ? null : known);
    }

    @Override
    public synchronized List<Occupant> occupants(String lockerId) {
        var state = state(lockerId);
        return state.occupied.entrySet().stream()
                .map(occupied -> new Occupant(
                        occupied.getKey(),
                        occupied.getValue().at(),
                        Optional.ofNullable(
                                state.expected.get(occupied.getValue().trackingNumber()))))
                .toList();
    }

    /// The tracking number of the parcel in a compartment.
    public synchronized Optional<String> occupant(String lockerId, int compartment) {
        return Optional.ofNullable(state(lockerId).occupied.get(compartment)).map(Deposit::trackingNumber);
    }

    @Override
    public List<Grant> grants(String lockerId, Instant now) {
        return openGrants(lockerId).stream()
                .filter(grant -> grant.expiresAt().isAfter(now))
                .toList();
    }

    @Override
    public List<Grant> openGrants(String lockerId) {
        return codes.openGrants(lockerId);
    }

    @Override
    public Optional<Grant> findGrant(String lockerId, String digest, Instant now) {
        return codes.findGrant(lockerId, digest, now);
    }

    @Override
    public synchronized long nextManifestVersion(String lockerId) {
        return ++state(lockerId).manifestVersion;
    }

    /// Something that happens just before somebody reads the latest manifest version the next time.
    public synchronized void beforeLatestVersion(Runnable event) {
        beforeLatestVersion.add(event);
    }

    @Override
    public synchronized long latestManifestVersion(String lockerId) {
        if (!beforeLatestVersion.isEmpty()) {
            beforeLatestVersion.remove().run();
        }
        return state(lockerId).manifestVersion;
    }

    @Override
    public synchronized void applied(String lockerId, long version) {
        state(lockerId).appliedVersion = Math.max(version, state(lockerId).appliedVersion);
    }

    @Override
    public synchronized long appliedManifestVersion(String lockerId) {
        return state(lockerId).appliedVersion;
    }

    @Override
    public synchronized void awaitSync(String lockerId, String deliveryId, long version) {
        state(lockerId).syncs.put(deliveryId, version);
    }

    @Override
    public synchronized List<String> deliveriesAwaitingSync(String lockerId, long version) {
        return state(lockerId).syncs.entrySet().stream()
                .filter(sync -> sync.getValue() <= version)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized void endSync(String lockerId, String deliveryId) {
        state(lockerId).syncs.remove(deliveryId);
    }

    @Override
    public synchronized void noteHealth(String lockerId, LockerEvent.Health health, Instant heardAt) {
        var known = state(lockerId).health;
        if (known == null || isNewer(health.envelope(), known.envelope())) {
            state(lockerId).health = health;
            state(lockerId).heardAt = heardAt;
        }
    }

    private static boolean isNewer(Envelope one, Envelope other) {
        return one.occurredAt().isAfter(other.occurredAt()) || one.sequence() > other.sequence();
    }

    @Override
    public synchronized Optional<LastHealth> health(String lockerId) {
        var state = state(lockerId);
        return Optional.ofNullable(state.health).map(health -> new LastHealth(state.heardAt, health.report()));
    }

    @Override
    public synchronized void noteLockOut(String lockerId, LockerEvent.LockedOut lockedOut) {
        var known = state(lockerId).lockedUntil;
        state(lockerId).lockedUntil = known.isBefore(lockedOut.until()) ? lockedOut.until() : known;
    }

    @Override
    public synchronized void noteConnected(String lockerId, Presence.Word word) {
        state(lockerId).presence = presence(lockerId).withConnected(word);
    }

    @Override
    public synchronized void noteDisconnected(String lockerId, Presence.Word word) {
        state(lockerId).presence = presence(lockerId).withDisconnected(word);
    }

    @Override
    public synchronized Presence presence(String lockerId) {
        return state(lockerId).presence;
    }

    @Override
    public synchronized Optional<KeyPlan> keyPlan(String lockerId) {
        return Optional.ofNullable(state(lockerId).keyPlan);
    }

    @Override
    public synchronized boolean announceKey(String lockerId, KeyPlan known, String kid) {
        var next = new KeyPlan.Next(kid, state(lockerId).manifestVersion + 1);
        return changeKeys(
                lockerId, known, new KeyPlan(known.revision(), known.present(), Optional.of(next), known.retired()));
    }

    @Override
    public synchronized boolean changeKeys(String lockerId, KeyPlan known, KeyPlan changed) {
        if (keyPlan(lockerId).map(KeyPlan::revision).orElse(0L) != known.revision()) {
            return false;
        }
        state(lockerId).keyPlan =
                new KeyPlan(known.revision() + 1, changed.present(), changed.next(), changed.retired());
        return true;
    }

    /// Its reports so far, for tests to look at.
    public synchronized Reports reports(String lockerId) {
        var state = state(lockerId);
        return new Reports(Optional.ofNullable(state.health), state.lockedUntil);
    }

    private State state(String lockerId) {
        return states.computeIfAbsent(lockerId, id -> new State());
    }

    /// What a locker has said of itself.
    ///
    /// @param lockedUntil the epoch where its panel was never locked
    public record Reports(Optional<LockerEvent.Health> health, Instant lockedUntil) {}

    private static final class State {
        private final Map<String, String> expected = new HashMap<>();
        private final Map<String, Deposit> deposits = new HashMap<>();
        private final Map<Integer, Deposit> occupied = new TreeMap<>();
        private final Map<String, Long> syncs = new TreeMap<>();
        private long manifestVersion;
        private long appliedVersion;
        private LockerEvent.Health health;
        private Instant heardAt;
        private Instant lockedUntil = Instant.EPOCH;
        private Presence presence = Presence.UNKNOWN;
        private KeyPlan keyPlan;
    }
}
