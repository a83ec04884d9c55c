package dev.latchkey.memory;

import dev.latchkey.support.IntegrityRecords;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What checks leave for those after them, in memory.
public final class InMemoryIntegrityRecords implements IntegrityRecords {

    private final Map<Suspicion, Instant> suspicions = new HashMap<>();
    private Optional<Position> position = Optional.empty();

    @Override
    public synchronized Optional<Position> position() {
        return position;
    }

    @Override
    public synchronized void keepPosition(Position reached) {
        position = Optional.of(reached);
    }

    @Override
    public synchronized void forgetPosition() {
        position = Optional.empty();
    }

    @Override
    public synchronized Instant suspectedSince(String deliveryId, String what, Instant now) {
        return suspicions.computeIfAbsent(new Suspicion(deliveryId, what), first -> now);
    }

    private record Suspicion(String deliveryId, String what) {}
}
