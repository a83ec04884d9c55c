package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.State;
import java.time.Instant;

/// How long a task may take.
///
/// @param timeoutSeconds null: no limit of its own
/// @param heartbeatSeconds how long it may be silent; null: for ever
/// @param startedAt when it was scheduled
record TaskLimits(Integer timeoutSeconds, Integer heartbeatSeconds, Instant startedAt) {

    static TaskLimits of(State.Task task, Visit visit) throws StateFailed {
        return new TaskLimits(
                Numbers.whole(visit, task.timeoutSeconds(), "TimeoutSeconds", 1),
                Numbers.whole(visit, task.heartbeatSeconds(), "HeartbeatSeconds", 1),
                visit.engine().clock().now());
    }

    /// When the task times out, null for never.
    Instant deadline() {
        return timeoutSeconds == null ? null : startedAt.plusSeconds(timeoutSeconds);
    }
}
