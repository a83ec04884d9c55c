package dev.latchkey.memory;

import dev.latchkey.support.Case;
import dev.latchkey.support.Cases;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Cases in memory.
public final class InMemoryCases implements Cases {

    private final Map<String, Map<String, Case>> cases = new TreeMap<>();

    @Override
    public synchronized void open(Case opened) {
        cases.computeIfAbsent(opened.deliveryId(), id -> new TreeMap<>()).putIfAbsent(opened.caseId(), opened);
    }

    @Override
    public synchronized void link(String deliveryId, String caseId, String incidentId) {
        cases.getOrDefault(deliveryId, new TreeMap<>())
                .computeIfPresent(caseId, (same, opened) -> opened.in(incidentId));
    }

    @Override
    public synchronized List<Case> of(String deliveryId) {
        return List.copyOf(cases.getOrDefault(deliveryId, Map.of()).values());
    }
}
