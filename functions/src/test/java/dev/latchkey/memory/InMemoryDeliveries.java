package dev.latchkey.memory;

import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.shipment.UnreadableDelivery;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Deliveries and their timelines in memory.
public final class InMemoryDeliveries implements Deliveries {

    private final Map<String, Delivery> deliveries = new HashMap<>();
    private final Map<String, SortedMap<Place, TimelineEntry>> timelines = new HashMap<>();
    private final Set<Seen> seen = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>();

    @Override
    public synchronized Optional<Delivery> find(String deliveryId) {
        if (unreadable.contains(deliveryId)) {
            throw new UnreadableDelivery(deliveryId, "corrupt", new IllegalStateException());
        }
        return Optional.ofNullable(deliveries.get(deliveryId));
    }

    @Override
    public synchronized List<Delivery> findByTrackingNumber(String trackingNumber) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.trackingNumber().equals(trackingNumber))
                .toList();
    }

    @Override
    public synchronized List<String> idsByTrackingNumber(String trackingNumber) {
        return findByTrackingNumber(trackingNumber).stream()
                .map(Delivery::deliveryId)
                .toList();
    }

    @Override
    public synchronized List<Delivery> findByRecipient(String recipientId) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.registration()
                        .filter(known -> known.recipientId().equals(recipientId))
                        .isPresent())
                .toList();
    }

    @Override
    public synchronized Written write(Delivery changed, TimelineEntry entry, Optional<SeenEvent> event) {
        var mark = event.map(known -> new Seen(changed.deliveryId(), known.source(), known.eventId()));
        if (mark.filter(seen::contains).isPresent()) {
            return Written.SeenBefore;
        }
        if (changed.revision()
                != find(changed.deliveryId()).map(Delivery::revision).orElse(0L)) {
            return Written.Outdated;
        }
        mark.ifPresent(seen::add);
        deliveries.put(changed.deliveryId(), changed.asRevision(changed.revision() + 1));
        timelines
                .computeIfAbsent(changed.deliveryId(), id -> new TreeMap<>())
                .put(new Place(entry.at(), entry.id()), entry);
        return Written.Done;
    }

    @Override
    public synchronized List<TimelineEntry> timeline(String deliveryId) {
        return List.copyOf(timelines.getOrDefault(deliveryId, new TreeMap<>()).values());
    }

    @Override
    public synchronized List<String> openAfter(String after, int most) {
        return deliveries.values().stream()
                .filter(Delivery::isOpen)
                .map(Delivery::deliveryId)
                .filter(deliveryId -> deliveryId.compareTo(after) > 0)
                .sorted()
                .limit(most)
                .toList();
    }

    /// Loses a delivery and nothing that belongs to it.
    public synchronized void lose(String deliveryId) {
        deliveries.remove(deliveryId);
    }

    /// What is stored is no delivery any more.
    public synchronized void corrupt(String deliveryId) {
        unreadable.add(deliveryId);
    }

    /// Somebody has restored what was stored.
    public synchronized void putRight(String deliveryId) {
        unreadable.remove(deliveryId);
    }

    /// How many deliveries there are.
    public synchronized int count() {
        return deliveries.size();
    }

    private record Seen(String deliveryId, String source, String eventId) {}

    private record Place(Instant at, String id) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? id.compareTo(other.id) : byTime;
        }
    }
}
