package dev.latchkey.memory;

import dev.latchkey.resend.Usage;
import dev.latchkey.resend.Uses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts in memory.
public final class InMemoryUsage implements Usage {

    private final Map<String, Uses> all = new HashMap<>();

    @Override
    public synchronized Uses find(String of) {
        return all.getOrDefault(of, Uses.none(of));
    }

    @Override
    public synchronized boolean write(List<Uses> changed) {
        var isUnchanged = changed.stream().allMatch(uses -> find(uses.of()).revision() == uses.revision());
        if (isUnchanged) {
            changed.forEach(uses -> all.put(uses.of(), new Uses(uses.of(), uses.revision() + 1, uses.uses())));
        }
        return isUnchanged;
    }
}
