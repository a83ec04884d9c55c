package dev.latchkey.local.resend;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// An agent's place before Step Functions, with the rights of `AgentPolicy` and no others: it starts executions of
/// one state machine, and reads them.
final class Desk implements AutoCloseable {

    private static final Duration LOCAL_PAUSE = Duration.ofMillis(50);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SfnClient stepFunctions;
    private final String stateMachine;
    private final Duration pause;

    private Desk(SfnClient stepFunctions, String stateMachine, Duration pause) {
        this.stepFunctions = stepFunctions;
        this.stateMachine = stateMachine;
        this.pause = pause;
    }

    /// @param endpoint of something that stands in for AWS, where anybody may come in; null for AWS itself, with the
    ///     caller's own credentials
    /// @param stateMachine its ARN, which names the region too
    static Desk at(URI endpoint, String stateMachine) {
        var client = SfnClient.builder().httpClientBuilder(AwsCrtHttpClient.builder());
        region(stateMachine).ifPresent(client::region);
        if (endpoint == null) {
            return new Desk(client.build(), stateMachine, PAUSE);
        }
        client.endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
        return new Desk(client.build(), stateMachine, LOCAL_PAUSE);
    }

    static Optional<Region> region(String arn) {
        var parts = arn.split(":", -1);
        return parts.length > 3 ? Optional.of(Region.of(parts[3])) : Optional.empty();
    }

    /// Starts one, and returns when it is over.
    ///
    /// @return nothing where it ended without an answer
    Optional<Spoken> run(String input, Listener listener) throws InterruptedException {
        var execution = stepFunctions
                .startExecution(request -> request.stateMachineArn(stateMachine).input(input))
                .executionArn();
        listener.started(execution.substring(execution.lastIndexOf(':') + 1));
        int told = 0;
        while (true) {
            var status = stepFunctions
                    .describeExecution(request -> request.executionArn(execution))
                    .status();
            told = tell(execution, told, listener);
            if (status != ExecutionStatus.RUNNING) {
                return answer(execution);
            }
            Thread.sleep(pause);
        }
    }

    private int tell(String execution, int told, Listener listener) {
        var passed = stepFunctions
                .getExecutionHistoryPaginator(
                        request -> request.executionArn(execution).includeExecutionData(true))
                .events()
                .stream()
                .map(Passed::new)
                .toList();
        passed.subList(told, passed.size()).forEach(event -> event.tell(listener));
        return passed.size();
    }

    private Optional<Spoken> answer(String execution) {
        var ended = stepFunctions.describeExecution(request -> request.executionArn(execution));
        return Optional.ofNullable(ended.output()).map(Spoken::read);
    }

    @Override
    public void close() {
        stepFunctions.close();
    }
}
