package dev.latchkey.memory;

import dev.latchkey.resend.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Executions that have gone the way that a test says.
public final class RecordingProgress implements Progress {

    private final Map<String, List<String>> ways = new HashMap<>();

    public synchronized void put(String executionName, String... states) {
        ways.put(executionName, List.of(states));
    }

    @Override
    public synchronized List<String> states(String executionName) {
        return ways.getOrDefault(executionName, List.of());
    }
}
