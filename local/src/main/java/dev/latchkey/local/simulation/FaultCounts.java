package dev.latchkey.local.simulation;

import java.util.EnumMap;
import java.util.Map;

/// How often each fault was set up, and how often it took effect.
final class FaultCounts {

    private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> effective = new EnumMap<>(Fault.class);

    void injected(Fault fault) {
        injected.merge(fault, 1, Integer::sum);
    }

    void tookEffect(Fault fault) {
        effective.merge(fault, 1, Integer::sum);
    }

    /// A fault that has its effect in the moment in which it is set up.
    void struck(Fault fault) {
        injected(fault);
        tookEffect(fault);
    }

    int injections(Fault fault) {
        return injected.getOrDefault(fault, 0);
    }

    int effects(Fault fault) {
        return effective.getOrDefault(fault, 0);
    }

    void add(FaultCounts other) {
        other.injected.forEach((fault, count) -> injected.merge(fault, count, Integer::sum));
        other.effective.forEach((fault, count) -> effective.merge(fault, count, Integer::sum));
    }
}
