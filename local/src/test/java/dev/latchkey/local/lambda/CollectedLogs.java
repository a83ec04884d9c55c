package dev.latchkey.local.lambda;

import java.util.ArrayList;
import java.util.List;

/// Keeps log lines for a test to read.
final class CollectedLogs implements LogSink {

    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void write(String logGroup, String line) {
        lines.add(logGroup + " " + line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
