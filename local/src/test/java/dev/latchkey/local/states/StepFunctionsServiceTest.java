package dev.latchkey.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.local.aws.AwsRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/// The wire protocol as AWS's own SDK speaks it.
class StepFunctionsServiceTest {

    private static final String WAITS = """
            {"QueryLanguage": "JSONata", "StartAt": "Await", "States": {"Await": {"Type": "Task",
             "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
             "Arguments": {"FunctionName": "park", "Payload": "{% $states.context.Task.Token %}"},
             "TimeoutSeconds": 60, "Assign": {"answer": "{% $states.result %}"}, "End": true}}}
            """;

    private final Workbench bench = new Workbench();
    private final StepFunctionsService service = new StepFunctionsService(bench.machines);
    private HttpServer server;
    private SfnClient client;
    private String machine;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        client = SfnClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        bench.functions.with("park", _ -> null);
        machine = client.createStateMachine(
                        r -> r.name("waits").definition(WAITS).roleArn(Workbench.ROLE))
                .stateMachineArn();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toLowerCase(), Map.Entry::getValue));
        var body = exchange.getRequestBody().readAllBytes();
        var answer = service.handle(new AwsRequest("POST", "/", Map.of(), headers, body));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private String started(String name) {
        var arn = client.startExecution(
                        r -> r.stateMachineArn(machine).name(name).input("{\"a\":1}"))
                .executionArn();
        bench.settle();
        return arn;
    }

    private String token() {
        return (String) bench.functions.payloads.getLast();
    }

    @Test
    void runsAnExecutionToItsEnd() {
        var arn = started("e");
        client.sendTaskHeartbeat(r -> r.taskToken(token()));
        client.sendTaskSuccess(r -> r.taskToken(token()).output("{\"b\":2}"));
        bench.settle();

        var execution = client.describeExecution(r -> r.executionArn(arn));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.name()).isEqualTo("e");
        assertThat(execution.input()).isEqualTo("{\"a\":1}");
        assertThat(execution.output()).isEqualTo("{\"b\":2}");
        assertThat(execution.startDate()).isEqualTo(Workbench.START);
        assertThat(execution.stopDate()).isEqualTo(Workbench.START);
        assertThat(execution.stateMachineArn()).isEqualTo(machine);
    }

    @Test
    void tellsTheHistory() {
        var arn = started("e");
        client.sendTaskFailure(r -> r.taskToken(token()).error("Jammed").cause("door 7"));
        bench.settle();

        var events = client.getExecutionHistory(r -> r.executionArn(arn)).events();
        assertThat(events)
                .extracting(HistoryEvent::type)
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.TASK_STATE_ENTERED,
                        HistoryEventType.TASK_SCHEDULED,
                        HistoryEventType.TASK_STARTED,
                        HistoryEventType.TASK_SUBMITTED,
                        HistoryEventType.TASK_FAILED,
                        HistoryEventType.EXECUTION_FAILED);
        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("Await");
        assertThat(events.get(2).taskScheduledEventDetails().timeoutInSeconds()).isEqualTo(60);
        assertThat(events.get(2).taskScheduledEventDetails().parameters())
                .isEqualTo("{\"FunctionName\":\"park\",\"Payload\":\"<task token>\"}");
        assertThat(events.get(5).taskFailedEventDetails().error()).isEqualTo("Jammed");
        assertThat(events.get(6).executionFailedEventDetails().cause()).isEqualTo("door 7");
        assertThat(events.get(6).previousEventId()).isEqualTo(6);
        assertThat(events.getFirst().timestamp()).isEqualTo(Workbench.START);
    }

    @Test
    void tellsTheHistoryInPagesBackwardsAndWithoutData() {
        var arn = started("e");

        var first = client.getExecutionHistory(
                r -> r.executionArn(arn).maxResults(2).reverseOrder(true).includeExecutionData(false));
        var second = client.getExecutionHistory(r -> r.executionArn(arn)
                .maxResults(9)
                .reverseOrder(true)
                .includeExecutionData(false)
                .nextToken(first.nextToken()));

        assertThat(first.events()).extracting(HistoryEvent::id).containsExactly(5L, 4L);
        assertThat(second.events()).extracting(HistoryEvent::id).containsExactly(3L, 2L, 1L);
        assertThat(second.nextToken()).isNull();
        assertThat(second.events().getLast().executionStartedEventDetails().input())
                .isNull();
        assertThat(second.events().getFirst().taskScheduledEventDetails().parameters())
                .isNull();
    }

    @Test
    void listsExecutionsNewestFirst() {
        started("one");
        var two = started("two");
        client.stopExecution(r -> r.executionArn(two).error("E").cause("C"));

        var page = client.listExecutions(r -> r.stateMachineArn(machine).maxResults(1));
        var rest = client.listExecutions(r -> r.stateMachineArn(machine).nextToken(page.nextToken()));
        var aborted = client.listExecutions(r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.ABORTED));

        assertThat(page.executions()).extracting(e -> e.name()).containsExactly("two");
        assertThat(rest.executions()).extracting(e -> e.name()).containsExactly("one");
        assertThat(aborted.executions()).extracting(e -> e.name()).containsExactly("two");
        assertThat(client.describeExecution(r -> r.executionArn(two)).error()).isEqualTo("E");
    }

    @Test
    void managesStateMachines() {
        var updated = WAITS.replace("60", "90");
        var execution = started("before");
        client.updateStateMachine(r -> r.stateMachineArn(machine).definition(updated));

        var described = client.describeStateMachine(r -> r.stateMachineArn(machine));
        assertThat(described.definition()).isEqualTo(updated);
        assertThat(described.statusAsString()).isEqualTo("ACTIVE");
        assertThat(described.typeAsString()).isEqualTo("STANDARD");
        assertThat(described.creationDate()).isEqualTo(Workbench.START);
        assertThat(client.describeStateMachineForExecution(r -> r.executionArn(execution))
                        .definition())
                .isEqualTo(WAITS);
        assertThat(client.listStateMachines().stateMachines())
                .extracting(m -> m.name())
                .containsExactly("waits");

        client.deleteStateMachine(r -> r.stateMachineArn(machine));
        assertThatThrownBy(() -> client.describeStateMachine(r -> r.stateMachineArn(machine)))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void validatesDefinitions() {
        var good = client.validateStateMachineDefinition(r -> r.definition(WAITS));
        var bad = client.validateStateMachineDefinition(r -> r.definition(WAITS.replace("Task\"", "Tusk\"")));

        assertThat(good.resultAsString()).isEqualTo("OK");
        assertThat(bad.resultAsString()).isEqualTo("FAIL");
        assertThat(bad.diagnostics().getFirst().location()).isEqualTo("/States/Await/Type");
        assertThatThrownBy(() -> client.createStateMachine(
                        r -> r.name("bad").definition("{}").roleArn(Workbench.ROLE)))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("/StartAt: is required");
    }

    @Test
    void answersErrorsThatTheSdkKnows() {
        started("e");
        var token = token();
        client.sendTaskSuccess(r -> r.taskToken(token).output("1"));

        assertThatThrownBy(() -> client.sendTaskSuccess(r -> r.taskToken(token).output("1")))
                .isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> client.sendTaskFailure(r -> r.taskToken("unknown")))
                .isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> client.startExecution(
                        r -> r.stateMachineArn(machine).name("e").input("{\"a\":2}")))
                .isInstanceOf(ExecutionAlreadyExistsException.class)
                .hasMessageContaining(
                        "Execution Already Exists: '" + machine.replace("stateMachine", "execution") + ":e'");
        assertThatThrownBy(() -> client.describeExecution(r -> r.executionArn("arn:aws:states:x:y:execution:z:z")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() ->
                        client.listExecutions(r -> r.stateMachineArn(machine).maxResults(1001)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void namesAnOperationThatItLacks() {
        assertThatThrownBy(() -> client.listActivities())
                .isInstanceOfSatisfying(SfnException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                    assertThat(e.statusCode()).isEqualTo(400);
                })
                .hasMessageContaining("ListActivities");
    }

    @Test
    void waitsLeaveTheClockFreeToMove() {
        var arn = started("e");

        bench.advance(Duration.ofSeconds(60));

        assertThat(client.describeExecution(r -> r.executionArn(arn)).error()).isEqualTo("States.Timeout");
    }
}
