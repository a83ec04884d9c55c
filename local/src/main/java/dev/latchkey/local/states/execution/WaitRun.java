package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.State;
import dev.latchkey.local.states.definition.Timestamps;
import dev.latchkey.local.states.jsonata.EvaluationFailed;
import dev.latchkey.local.states.jsonata.Json;
import java.time.Instant;

/// Runs a Wait state.
record WaitRun(State.Wait state) {

    Left run(Visit visit) throws StateFailed {
        new Sleep(visit.engine().clock(), visit.strand()).until(due(visit));
        return visit.leave(state.leaving());
    }

    private Instant due(Visit visit) throws StateFailed {
        return switch (state.until()) {
            case State.Until.Seconds(var seconds) ->
                visit.engine().clock().now().plusSeconds(Numbers.whole(visit, seconds, "Seconds", 0));
            case State.Until.Timestamp(var timestamp) -> timestamp(visit, visit.evaluate(timestamp, "Timestamp"));
        };
    }

    private static Instant timestamp(Visit visit, Object value) throws StateFailed {
        var text = value instanceof String string ? string : Json.text(value);
        var due = Timestamps.parse(text);
        if (due == null) {
            throw visit.badValue(new EvaluationFailed(
                    "Timestamp",
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                            + text));
        }
        return due;
    }
}
