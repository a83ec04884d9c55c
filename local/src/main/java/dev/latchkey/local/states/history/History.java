package dev.latchkey.local.states.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The events of one execution.
///
/// AWS writes a task's evaluated parameters into its history, the task token among them. Locally a token is
/// written as `<task token>` wherever it stands, because whoever holds it can complete the task, and histories
/// are read, printed and compared. So a history equals AWS's but for a value that differs from run to run anyway.
public final class History {

    /// AWS's limit: an execution that would exceed it fails.
    public static final int MAX_EVENTS = 25_000;

    /// What every task token looks like: `latchkey-task-` and 43 characters of base64url.
    public static final String TOKEN_PREFIX = "latchkey-task-";

    private static final Pattern TOKEN = Pattern.compile(TOKEN_PREFIX + "[A-Za-z0-9_-]{43}");
    private static final String REDACTED = "<task token>";

    private final List<HistoryEvent> events = new ArrayList<>();
    private final boolean isKept;
    private int count;

    public History() {
        this(true);
    }

    /// @param isKept whether the events are kept, rather than only counted
    public History(boolean isKept) {
        this.isKept = isKept;
    }

    /// @return the event's id
    public synchronized long append(long previous, Instant at, String type, Details details) {
        count++;
        if (isKept) {
            var redacted = details == null ? null : redacted(details.map());
            events.add(new HistoryEvent(count, previous, at, type, redacted));
        }
        return count;
    }

    public synchronized List<HistoryEvent> events() {
        return List.copyOf(events);
    }

    /// Whether only the last event, which closes the execution, still fits.
    public synchronized boolean isFull() {
        return count >= MAX_EVENTS - 1;
    }

    private static Map<String, Object> redacted(Map<?, ?> details) {
        var redacted = new LinkedHashMap<String, Object>();
        details.forEach((key, value) -> redacted.put((String) key, redactedValue(value)));
        return redacted;
    }

    private static Object redactedValue(Object value) {
        return switch (value) {
            case String text
            when text.contains(TOKEN_PREFIX) -> TOKEN.matcher(text).replaceAll(REDACTED);
            case Map<?, ?> map -> redacted(map);
            default -> value;
        };
    }
}
