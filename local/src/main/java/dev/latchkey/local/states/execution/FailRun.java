package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.State;
import dev.latchkey.local.states.definition.Template;
import dev.latchkey.local.states.jsonata.EvaluationFailed;
import dev.latchkey.local.states.jsonata.Json;

/// Runs a Fail state.
record FailRun(State.Fail fail) {

    Left run(Visit visit) throws StateFailed {
        throw new StateFailed(Failure.of(text(visit, fail.error(), "Error"), text(visit, fail.cause(), "Cause")));
    }

    private static String text(Visit visit, Template template, String field) throws StateFailed {
        var value = visit.evaluate(template, field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw visit.evaluationFailed(new EvaluationFailed(
                field, "The %s field must be a string but was: %s".formatted(field, Json.text(value))));
    }
}
