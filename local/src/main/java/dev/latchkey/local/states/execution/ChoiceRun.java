package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.State;
import dev.latchkey.local.states.definition.Template;
import dev.latchkey.local.states.jsonata.EvaluationFailed;
import dev.latchkey.local.states.jsonata.Json;

/// Runs a Choice state: the first rule that holds decides, and only its own `Assign` and `Output` count.
record ChoiceRun(State.Choice choice) {

    Left run(Visit visit) throws StateFailed {
        for (int i = 0; i < choice.rules().size(); i++) {
            var rule = choice.rules().get(i);
            if (holds(visit, rule.condition(), "Choices[" + i + "]/Condition")) {
                return visit.leave(rule.leaving());
            }
        }
        if (choice.otherwise() == null) {
            throw new StateFailed(Failure.runtime(visit.preamble()
                    + "Failed to transition out of the state. The state does not point to a next state."));
        }
        return visit.leave(choice.otherwise());
    }

    private static boolean holds(Visit visit, Template condition, String location) throws StateFailed {
        var value = visit.evaluate(condition, location);
        if (value instanceof Boolean holds) {
            return holds;
        }
        throw visit.evaluationFailed(new EvaluationFailed(
                location,
                "The field '%s' returned an unexpected result type. Expected 'boolean', but was '%s' for value: %s"
                        .formatted(location, Json.type(value), Json.text(value))));
    }
}
