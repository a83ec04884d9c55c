package dev.latchkey.local.states.history;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// One event of an execution's history.
///
/// @param id from 1 on, without gaps
/// @param previousEventId the event that led to this one; 0 for none
/// @param type such as `TaskStateEntered`
/// @param details as AWS names them; null where the type has none
public record HistoryEvent(long id, long previousEventId, Instant timestamp, String type, Map<String, Object> details) {

    private static final Set<String> EXECUTION_DATA =
            Set.of("input", "output", "parameters", "assignedVariables", "cause");

    public HistoryEvent {
        details = details == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /// The key that holds the details on the wire, such as `stateEnteredEventDetails`.
    public String detailsKey() {
        if (type.endsWith("StateEntered")) {
            return "stateEnteredEventDetails";
        }
        if (type.endsWith("StateExited")) {
            return "stateExitedEventDetails";
        }
        return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
    }

    /// The same event without what went through the execution: inputs, outputs, parameters, variables, causes.
    public HistoryEvent withoutExecutionData() {
        if (details == null) {
            return this;
        }
        var left = new LinkedHashMap<>(details);
        left.keySet().removeAll(EXECUTION_DATA);
        return new HistoryEvent(id, previousEventId, timestamp, type, left);
    }
}
