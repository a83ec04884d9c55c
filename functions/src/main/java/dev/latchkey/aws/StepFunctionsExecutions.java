package dev.latchkey.aws;

import dev.latchkey.json.JsonText;
import dev.latchkey.support.Executions;
import dev.latchkey.support.ExecutionsThrottled;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;

/// Standard executions, whose ARNs follow from their state machines' and their names.
final class StepFunctionsExecutions implements Executions {

    private final SfnClient client;
    private final Map<Workflow, String> stateMachines;

    /// @param stateMachines the ARNs of those that are asked for here
    StepFunctionsExecutions(SfnClient client, Map<Workflow, String> stateMachines) {
        this.client = client;
        this.stateMachines = Map.copyOf(stateMachines);
    }

    @Override
    public Standing find(Name name) {
        try {
            return standing(client.describeExecution(request -> request.executionArn(arn(name)))
                    .status());
        } catch (ExecutionDoesNotExistException absent) {
            return Standing.ABSENT;
        } catch (SfnException refused) {
            if (refused.isThrottlingException()) {
                throw new ExecutionsThrottled();
            }
            throw refused;
        }
    }

    @Override
    public void start(Name name, Map<String, ?> input) {
        try {
            client.startExecution(request -> request.stateMachineArn(stateMachine(name))
                    .name(name.text())
                    .input(JsonText.text(input)));
        } catch (ExecutionAlreadyExistsException startedBefore) {
            // As it should be.
        }
    }

    @Override
    public void stop(Name name, String cause) {
        try {
            client.stopExecution(
                    request -> request.executionArn(arn(name)).error("Replaced").cause(cause));
        } catch (ExecutionDoesNotExistException absent) {
            // There is nothing to stop.
        }
    }

    private String stateMachine(Name name) {
        return Optional.ofNullable(stateMachines.get(name.workflow()))
                .orElseThrow(() -> new IllegalStateException("This function is told no ARN of " + name.workflow()));
    }

    private String arn(Name name) {
        return arn(stateMachine(name), name.text());
    }

    /// `arn:aws:states:<region>:<account>:execution:<state machine>:<name>`.
    static String arn(String stateMachine, String executionName) {
        return stateMachine.replace(":stateMachine:", ":execution:") + ":" + executionName;
    }

    private static Standing standing(ExecutionStatus status) {
        return switch (status) {
            case RUNNING, PENDING_REDRIVE -> Standing.RUNNING;
            case SUCCEEDED -> Standing.SUCCEEDED;
            case FAILED, TIMED_OUT, ABORTED -> Standing.FAILED;
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("Step Functions tells a status that this version does not know");
        };
    }
}
