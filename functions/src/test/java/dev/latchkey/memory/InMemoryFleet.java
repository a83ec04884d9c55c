package dev.latchkey.memory;

import dev.latchkey.locker.Fleet;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers.LastHealth;
import dev.latchkey.locker.Standing;
import dev.latchkey.locker.Standing.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fleet in memory: how lockers stand, beside what is known of each.
public final class InMemoryFleet implements Fleet {

    private final InMemoryLockers lockers;
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, Instant> looks = new HashMap<>();
    private int written;

    public InMemoryFleet(InMemoryLockers lockers) {
        this.lockers = lockers;
    }

    @Override
    public synchronized void keep(String lockerId, Standing standing, Instant lookAt) {
        standings.put(lockerId, standing);
        looks.put(lockerId, lookAt);
        written++;
    }

    /// How often something was kept.
    public synchronized int written() {
        return written;
    }

    @Override
    public synchronized List<Overview> in(State state, String after, int most) {
        return lockers.all().stream()
                .map(Locker::lockerId)
                .filter(lockerId -> standing(lockerId).state() == state)
                .filter(lockerId -> lockerId.compareTo(after) > 0)
                .sorted()
                .limit(most)
                .map(this::overview)
                .toList();
    }

    private Overview overview(String lockerId) {
        return new Overview(
                lockerId,
                lockers.find(lockerId).orElseThrow().name(),
                standing(lockerId),
                lockers.health(lockerId).map(InMemoryFleet::heartbeat),
                Optional.ofNullable(looks.get(lockerId)),
                lockers.latestManifestVersion(lockerId),
                lockers.appliedManifestVersion(lockerId));
    }

    private static Heartbeat heartbeat(LastHealth health) {
        var battery = health.report().batteryPercent();
        return new Heartbeat(
                health.heardAt(),
                health.report().firmware(),
                health.report().powerSource(),
                battery.isPresent() ? Optional.of(battery.getAsInt()) : Optional.empty());
    }

    private Standing standing(String lockerId) {
        return standings.getOrDefault(lockerId, Standing.GOOD);
    }
}
