package dev.latchkey.memory;

import dev.latchkey.support.Executions;
import dev.latchkey.support.ExecutionsThrottled;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Executions that are only written down; each stands as a test says.
public final class RecordingExecutions implements Executions {

    private final Map<Name, Standing> standings = new HashMap<>();
    private int answers = Integer.MAX_VALUE;
    private final Set<Name> outOfOrder = new HashSet<>();
    private final Map<Name, Map<String, ?>> started = new LinkedHashMap<>();

    /// An execution that somebody else started.
    public synchronized void put(Name name, Standing standing) {
        standings.put(name, standing);
    }

    /// Asking for it fails from now on.
    public synchronized void beOutOfOrder(Name name) {
        outOfOrder.add(name);
    }

    /// So many questions are answered from now on.
    public synchronized void answer(int questions) {
        answers = questions;
    }

    @Override
    public synchronized Standing find(Name name) {
        if (answers == 0) {
            throw new ExecutionsThrottled();
        }
        answers--;
        if (outOfOrder.contains(name)) {
            throw new IllegalStateException("out of order");
        }
        return standings.getOrDefault(name, Standing.ABSENT);
    }

    @Override
    public synchronized void start(Name name, Map<String, ?> input) {
        if (standings.putIfAbsent(name, Standing.RUNNING) == null) {
            started.put(name, Map.copyOf(input));
        }
    }

    @Override
    public synchronized void stop(Name name, String cause) {
        standings.replace(name, Standing.RUNNING, Standing.FAILED);
    }

    /// Those that were started here, in their order.
    public synchronized List<Name> started() {
        return List.copyOf(started.keySet());
    }

    public synchronized Map<String, ?> input(Name name) {
        return started.get(name);
    }
}
