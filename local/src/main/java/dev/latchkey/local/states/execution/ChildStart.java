package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.RequestRefused;

/// Starts an execution for a task.
record ChildStart(Engine engine) {

    /// The [Execution], or the API's refusal as a task reports it.
    Reply start(String stateMachineArn, String name, String input) {
        try {
            return new Reply.Succeeded(engine.children().start(stateMachineArn, name, input));
        } catch (RequestRefused e) {
            return new Reply.Refused(Failure.of(
                    "StepFunctions." + e.code() + "Exception",
                    "%s (Service: AWSStepFunctions; Status Code: 400; Error Code: %s)"
                            .formatted(e.getMessage(), e.code())));
        }
    }
}
