package dev.latchkey.aws;

import dev.latchkey.resend.Progress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateEnteredEventDetails;

/// The way of Standard executions, as their histories tell it.
final class StepFunctionsProgress implements Progress {

    private final SfnClient client;
    private final String stateMachine;

    /// @param stateMachine its ARN
    StepFunctionsProgress(SfnClient client, String stateMachine) {
        this.client = client;
        this.stateMachine = stateMachine;
    }

    @Override
    public List<String> states(String executionName) {
        try {
            return client
                    .getExecutionHistoryPaginator(
                            request -> request.executionArn(arn(executionName)).includeExecutionData(false))
                    .events()
                    .stream()
                    .flatMap(StepFunctionsProgress::entered)
                    .toList();
        } catch (ExecutionDoesNotExistException absent) {
            return List.of();
        }
    }

    private static Stream<String> entered(HistoryEvent event) {
        return Optional.ofNullable(event.stateEnteredEventDetails()).map(StateEnteredEventDetails::name).stream();
    }

    private String arn(String executionName) {
        return StepFunctionsExecutions.arn(stateMachine, executionName);
    }
}
