package dev.latchkey.local.states.execution;

import dev.latchkey.local.fault.FaultStruck;
import dev.latchkey.local.fault.InjectedError;
import dev.latchkey.local.states.RequestRefused;

/// Starts an execution for a task.
record ChildStart(Engine engine) {

    /// The [Execution], or the API's refusal as a task reports it.
    Reply start(String stateMachineArn, String name, String input) {
        try {
            return new Reply.Succeeded(engine.children().start(stateMachineArn, name, input));
        } catch (FaultStruck struck) {
            return new Reply.Refused(refused(struck.error()));
        } catch (RequestRefused e) {
            return new Reply.Refused(Failure.of(
                    "StepFunctions." + e.code() + "Exception",
                    "%s (Service: AWSStepFunctions; Status Code: 400; Error Code: %s)"
                            .formatted(e.getMessage(), e.code())));
        }
    }

    /// As Step Functions names what its own call of its API met: its client's error where there was no answer, the
    /// API's by its name, and errors that its model does not name by one for all.
    private static Failure refused(InjectedError error) {
        if (error.isSilence()) {
            return Failure.of("StepFunctions.SdkClientException", "Unable to execute HTTP request");
        }
        var cause = "Injected (Service: AWSStepFunctions; Status Code: %d; Error Code: %s)"
                .formatted(error.status(), error.code());
        return switch (error.code()) {
            case "ThrottlingException" -> Failure.of("StepFunctions.ThrottlingException", cause);
            case "ExecutionLimitExceeded" -> Failure.of("StepFunctions.ExecutionLimitExceededException", cause);
            default -> Failure.of("StepFunctions.AWSStepFunctionsException", cause);
        };
    }
}
