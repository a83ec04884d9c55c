package dev.latchkey.local.demo;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/// Counts what Step Functions bills for one delivery: an operator with the AWS SDK could do the same.
///
/// A transition is billed for each state entered and for each retry, over all executions whose name holds the
/// delivery's id.
final class Transitions implements AutoCloseable {

    private final SfnClient stepFunctions;

    /// @param endpoint the local system's AWS endpoint
    Transitions(URI endpoint) {
        stepFunctions = SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("demo", "demo")))
                .httpClientBuilder(AwsCrtHttpClient.builder())
                .build();
    }

    /// Empty while an execution of the delivery is running.
    Optional<Integer> of(String deliveryId) {
        var executions = executions(deliveryId);
        boolean isRunning = executions.stream().anyMatch(it -> it.status() == ExecutionStatus.RUNNING);
        return isRunning
                ? Optional.empty()
                : Optional.of(executions.stream().mapToInt(this::billed).sum());
    }

    private List<ExecutionListItem> executions(String deliveryId) {
        return stepFunctions.listStateMachinesPaginator().stateMachines().stream()
                .map(StateMachineListItem::stateMachineArn)
                .flatMap(arn ->
                        stepFunctions
                                .listExecutionsPaginator(request -> request.stateMachineArn(arn))
                                .executions()
                                .stream())
                .filter(execution -> execution.name().contains(deliveryId))
                .toList();
    }

    private int billed(ExecutionListItem execution) {
        var events = stepFunctions
                .getExecutionHistoryPaginator(request ->
                        request.executionArn(execution.executionArn()).includeExecutionData(false))
                .events()
                .stream()
                .toList();
        return entered(events) + retries(events);
    }

    private static int entered(List<HistoryEvent> events) {
        return (int) events.stream()
                .filter(event -> event.typeAsString().endsWith("StateEntered"))
                .count();
    }

    /// A task that is scheduled more often than it was entered was tried again.
    private static int retries(List<HistoryEvent> events) {
        int scheduled = count(events, HistoryEventType.TASK_SCHEDULED)
                + count(events, HistoryEventType.LAMBDA_FUNCTION_SCHEDULED);
        return Math.max(0, scheduled - count(events, HistoryEventType.TASK_STATE_ENTERED));
    }

    private static int count(List<HistoryEvent> events, HistoryEventType type) {
        return (int) events.stream().filter(event -> event.type() == type).count();
    }

    @Override
    public void close() {
        stepFunctions.close();
    }
}
