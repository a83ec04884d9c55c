package dev.latchkey.memory;

import dev.latchkey.locker.WrongCodes;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Wrong codes in memory.
public final class InMemoryWrongCodes implements WrongCodes {

    private final Map<String, TreeMap<Instant, Count>> counts = new HashMap<>();
    private final Map<String, LockOut> lockOuts = new HashMap<>();
    private final Set<List<String>> seen = new HashSet<>();

    @Override
    public synchronized void count(String lockerId, String eventId, Instant typedAt) {
        if (seen.add(List.of(lockerId, eventId))) {
            counts.computeIfAbsent(lockerId, id -> new TreeMap<>())
                    .merge(
                            WrongCodes.spanOf(typedAt),
                            new Count(WrongCodes.spanOf(typedAt), 1),
                            (one, other) -> new Count(one.from(), one.wrongCodes() + other.wrongCodes()));
        }
    }

    @Override
    public synchronized List<Count> since(String lockerId, Instant from) {
        return List.copyOf(
                counts.getOrDefault(lockerId, new TreeMap<>()).tailMap(from).values());
    }

    @Override
    public synchronized void keep(String lockerId, LockOut lockOut) {
        lockOuts.merge(lockerId, lockOut, (one, other) -> other.until().isAfter(one.until()) ? other : one);
    }

    @Override
    public synchronized Optional<LockOut> lockOut(String lockerId) {
        return Optional.ofNullable(lockOuts.get(lockerId));
    }
}
