package dev.latchkey.memory;

import dev.latchkey.notice.ChannelHealth;
import dev.latchkey.notice.Lane;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Channels' health in memory.
public final class InMemoryChannelHealth implements ChannelHealth {

    private final Map<Lane, TreeMap<Instant, Count>> counts = new HashMap<>();
    private boolean isLosing;

    /// From now on every count is lost.
    public synchronized void lose() {
        isLosing = true;
    }

    @Override
    public boolean sent(Lane lane, Instant at) {
        return count(lane, at, 1, 0);
    }

    @Override
    public boolean received(Lane lane, Instant sentAt) {
        return count(lane, sentAt, 0, 1);
    }

    @Override
    public synchronized List<Count> since(Lane lane, Instant from) {
        var ofLane = counts.getOrDefault(lane, new TreeMap<>());
        return List.copyOf(ofLane.tailMap(ChannelHealth.spanOf(from)).values());
    }

    private synchronized boolean count(Lane lane, Instant at, int sent, int received) {
        if (!isLosing) {
            counts.computeIfAbsent(lane, same -> new TreeMap<>())
                    .merge(
                            ChannelHealth.spanOf(at),
                            new Count(ChannelHealth.spanOf(at), sent, received),
                            (one, other) -> new Count(
                                    one.from(), one.sent() + other.sent(), one.received() + other.received()));
        }
        return !isLosing;
    }
}
