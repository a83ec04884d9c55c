package dev.latchkey.memory;

import dev.latchkey.incident.Incident;
import dev.latchkey.incident.Incidents;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Incidents in memory.
public final class InMemoryIncidents implements Incidents {

    private final TreeMap<String, Incident> incidents = new TreeMap<>();
    private final Map<String, TreeMap<String, Affected>> affected = new HashMap<>();

    @Override
    public synchronized Opened open(Incident begun) {
        var known = open().stream()
                .filter(incident -> incident.trait().equals(begun.trait()))
                .findFirst();
        if (known.isEmpty()) {
            incidents.put(begun.incidentId(), begun);
        }
        return new Opened(known.orElse(begun), known.isEmpty());
    }

    @Override
    public synchronized List<Incident> open() {
        return incidents.values().stream().filter(Incident::isOpen).toList();
    }

    @Override
    public synchronized Optional<Incident> find(String incidentId) {
        return Optional.ofNullable(incidents.get(incidentId));
    }

    @Override
    public synchronized List<Incident> newest(int most) {
        return incidents.descendingMap().values().stream().limit(most).toList();
    }

    @Override
    public synchronized boolean add(String incidentId, Affected one) {
        var known = affected.computeIfAbsent(incidentId, id -> new TreeMap<>());
        var before = known.get(one.deliveryId());
        if (before == null) {
            known.put(one.deliveryId(), one);
            change(incidentId, this::withOneMore);
        } else if (one.caseId().isPresent()) {
            known.put(one.deliveryId(), one);
        }
        return before == null;
    }

    @Override
    public synchronized List<Affected> affected(String incidentId, int most) {
        return affected.getOrDefault(incidentId, new TreeMap<>()).values().stream()
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void told(String incidentId) {
        change(incidentId, incident -> with(incident, incident, incident.deliveries(), true, incident.closedAt()));
    }

    @Override
    public synchronized boolean note(Incident seen) {
        var isFree = open().stream()
                .filter(incident -> incident.trait().equals(seen.trait()))
                .allMatch(incident -> incident.incidentId().equals(seen.incidentId()));
        return isFree
                && changeOpen(
                        seen.incidentId(),
                        known -> with(known, seen, known.deliveries(), known.isTold(), Optional.empty()));
    }

    @Override
    public synchronized boolean close(String incidentId, Instant at) {
        return changeOpen(incidentId, known -> with(known, known, known.deliveries(), known.isTold(), Optional.of(at)));
    }

    private Incident withOneMore(Incident incident) {
        return with(incident, incident, incident.deliveries() + 1, incident.isTold(), incident.closedAt());
    }

    /// @param look whose trait, company and calm it has
    private static Incident with(
            Incident known, Incident look, int deliveries, boolean isTold, Optional<Instant> closedAt) {
        return new Incident(
                known.incidentId(),
                look.trait(),
                known.openedAt(),
                known.usual(),
                known.threshold(),
                deliveries,
                look.shared(),
                isTold,
                look.calmSince(),
                closedAt);
    }

    private boolean changeOpen(String incidentId, UnaryOperator<Incident> change) {
        var isOpen = find(incidentId).filter(Incident::isOpen).isPresent();
        if (isOpen) {
            change(incidentId, change);
        }
        return isOpen;
    }

    private void change(String incidentId, UnaryOperator<Incident> change) {
        incidents.computeIfPresent(incidentId, (id, known) -> change.apply(known));
    }
}
