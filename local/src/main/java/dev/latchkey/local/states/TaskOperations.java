package dev.latchkey.local.states;

import static dev.latchkey.local.states.Wire.requiredText;
import static dev.latchkey.local.states.Wire.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.states.StepFunctionsService.Operation;
import dev.latchkey.local.states.execution.TaskTokens;
import java.util.Map;

/// The operations by which others complete tasks.
record TaskOperations(TaskTokens tokens) {

    Map<String, Operation> operations() {
        return Map.of(
                "SendTaskSuccess", this::succeed,
                "SendTaskFailure", this::fail,
                "SendTaskHeartbeat", this::beat);
    }

    private Map<String, Object> succeed(JsonNode request) {
        tokens.succeed(requiredText(request, "taskToken"), requiredText(request, "output"));
        return Map.of();
    }

    private Map<String, Object> fail(JsonNode request) {
        tokens.fail(requiredText(request, "taskToken"), text(request, "error"), text(request, "cause"));
        return Map.of();
    }

    private Map<String, Object> beat(JsonNode request) {
        tokens.beat(requiredText(request, "taskToken"));
        return Map.of();
    }
}
