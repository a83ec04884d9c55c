package dev.latchkey.local.resend;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

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

    private static Optional<Region> region(String arn) {
        var parts = arn.split(":", -1);
        return parts.length > 3 ? Optional.of(Region.of(parts[3])) : Optional.empty();
    }

    /// Starts one, and returns when it is over.
    ///
    /// @param states hears of each state as it is entered
    /// @return nothing where it ended without an answer
    Optional<Spoken> run(String input, Consumer<String> states) throws InterruptedException {
        var execution = stepFunctions
                .startExecution(request -> request.stateMachineArn(stateMachine).input(input))
                .executionArn();
        int told = 0;
        while (true) {
            var status = stepFunctions
                    .describeExecution(request -> request.executionArn(execution))
                    .status();
            told = tell(execution, told, states);
            if (status != ExecutionStatus.RUNNING) {
                return answer(execution);
            }
            Thread.sleep(pause);
        }
    }

    private int tell(String execution, int told, Consumer<String> states) {
        var entered = entered(execution);
        entered.subList(told, entered.size()).forEach(states);
        return entered.size();
    }

    private List<String> entered(String execution) {
        return stepFunctions
                .getExecutionHistoryPaginator(
                        request -> request.executionArn(execution).includeExecutionData(false))
                .events()
                .stream()
                .filter(event -> event.typeAsString().endsWith("StateEntered"))
                .map(HistoryEvent::stateEnteredEventDetails)
                .map(details -> details.name())
                .toList();
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
