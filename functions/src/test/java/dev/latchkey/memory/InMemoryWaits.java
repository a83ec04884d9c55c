package dev.latchkey.memory;

import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Parked task tokens in memory.
public final class InMemoryWaits implements Waits {

    private final Map<Wait, TaskToken> parked = new ConcurrentHashMap<>();

    private Runnable beforeParking = () -> {};

    /// Something that happens at the last moment before the next token is parked.
    public void beforeParking(Runnable event) {
        beforeParking = event;
    }

    @Override
    public void park(String deliveryId, String what, TaskToken token) {
        var event = beforeParking;
        beforeParking = () -> {};
        event.run();
        parked.put(new Wait(deliveryId, what), token);
    }

    @Override
    public Optional<TaskToken> find(String deliveryId, String what) {
        return Optional.ofNullable(parked.get(new Wait(deliveryId, what)));
    }

    @Override
    public List<String> names(String deliveryId, String prefix) {
        return parked.keySet().stream()
                .filter(wait -> wait.deliveryId().equals(deliveryId))
                .map(Wait::what)
                .filter(what -> what.startsWith(prefix))
                .sorted()
                .toList();
    }

    @Override
    public void remove(String deliveryId, String what, TaskToken token) {
        parked.remove(new Wait(deliveryId, what), token);
    }

    private record Wait(String deliveryId, String what) {}
}
