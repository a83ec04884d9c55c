package dev.latchkey.local.states;

import static dev.latchkey.local.states.Workbench.failure;
import static dev.latchkey.local.states.Workbench.output;
import static dev.latchkey.local.states.Workbench.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.InvocationRefused;
import dev.latchkey.local.states.execution.ExecutionStatus;
import dev.latchkey.local.states.history.HistoryEvent;
import dev.latchkey.local.states.jsonata.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {

    private static final String TRANSIENT = "dev.latchkey.Transient";

    private final Workbench bench = new Workbench();

    @Test
    void invokesAFunctionWithItsPayload() {
        bench.functions.with("double", event -> Map.of("twice", 2 * (int) ((Map<?, ?>) event).get("n")));

        var execution = bench.run("""
                StartAt: Double
                States:
                  Double:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke
                    Arguments: {FunctionName: double, Payload: {n: '{% $states.input.n %}'}}
                    Assign: {status: '{% $states.result.StatusCode %}'}
                    Output: '{% $states.result.Payload.twice %}'
                    Next: Done
                  Done: {Type: Succeed, Output: ['{% $status %}', '{% $states.input %}']}
                """, Map.of("n", 4));

        assertThat(output(execution)).isEqualTo(List.of(200, 8));
    }

    @Test
    void callsAFunctionByItsArn() {
        bench.functions.with("echo", event -> event);

        var execution = bench.run("""
                StartAt: Echo
                States:
                  Echo: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:000000000000:function:echo', End: true}
                """, Map.of("n", 4));

        assertThat(output(execution)).isEqualTo(Map.of("n", 4));
        assertThat(types(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "LambdaFunctionScheduled",
                        "LambdaFunctionStarted",
                        "LambdaFunctionSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
    }

    @ParameterizedTest
    @CsvSource({
        "TooManyRequestsException, 429, Lambda.TooManyRequestsException",
        "ServiceException, 500, Lambda.ServiceException",
        "NoAnswer, 0, Lambda.SdkClientException"
    })
    void reportsWhatLambdaItselfRefusedByItsNameThere(String code, int status, String name) {
        bench.functions.with("work", event -> {
            throw new InvocationRefused(code, status);
        });

        assertThat(failure(bench.run(task(""), Map.of()))).first().isEqualTo(name);
    }

    @Test
    void reportsAJavaExceptionByItsClass() {
        bench.functions.failing("work", "dev.latchkey.code.Outer$Inner", "no digits left");

        var execution = bench.run(task(""), Map.of());

        assertThat(failure(execution))
                .containsExactly(
                        "dev.latchkey.code.Outer$Inner",
                        "{\"errorMessage\":\"no digits left\",\"errorType\":\"dev.latchkey.code.Outer$Inner\","
                                + "\"stackTrace\":[]}");
    }

    @Test
    void reportsAFunctionThatDoesNotExist() {
        assertThat(failure(bench.run(task(""), Map.of())))
                .containsExactly(
                        "Lambda.ResourceNotFoundException",
                        "Function not found: work (Service: AWSLambda; Status Code: 404; Error Code:"
                                + " ResourceNotFoundException)");
    }

    @Test
    void reportsAHostThatBreaks() {
        bench.functions.with("work", _ -> {
            throw new IllegalStateException("out of order");
        });

        assertThat(failure(bench.run(task(""), Map.of())).getFirst()).isEqualTo("Lambda.ServiceException");
    }

    @Test
    void retriesWithBackoffUpToTheLongestDelay() {
        var times = new ArrayList<Instant>();
        bench.functions.with("work", _ -> {
            times.add(bench.clock.now());
            throw new FunctionFailed(TRANSIENT, "again", List.of());
        });
        var execution = bench.run(
                task(
                        "Retry: [{ErrorEquals: [dev.latchkey.Transient], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 4,"
                                + " MaxDelaySeconds: 20}]"),
                Map.of());

        bench.advance(Duration.ofHours(1));

        assertThat(times)
                .extracting(time -> Duration.between(Workbench.START, time).toSeconds())
                .containsExactly(0L, 2L, 8L, 26L, 46L);
        assertThat(failure(execution).getFirst()).isEqualTo(TRANSIENT);
        assertThat(execution.transitions()).isEqualTo(5);
    }

    @Test
    void jitterDrawsEachDelay() {
        bench.functions.failing("work", TRANSIENT, "again");
        var execution = bench.run(
                task("Retry: [{ErrorEquals: [States.ALL], IntervalSeconds: 100, BackoffRate: 1, MaxAttempts: 20,"
                        + " JitterStrategy: FULL}]"),
                Map.of());

        bench.advance(Duration.ofHours(1));

        var scheduled = execution.history().stream()
                .filter(event -> event.type().equals("TaskScheduled"))
                .map(HistoryEvent::timestamp)
                .toList();
        assertThat(scheduled).hasSize(21).doesNotHaveDuplicates();
        assertThat(scheduled.getLast()).isBetween(Workbench.START.plusSeconds(500), Workbench.START.plusSeconds(1_800));
    }

    @Test
    void retriersCountApartAndTheFirstMatchDecides() {
        var calls = new AtomicInteger();
        bench.functions.with("work", _ -> {
            throw new FunctionFailed(calls.incrementAndGet() % 2 == 1 ? "A" : "B", "", List.of());
        });
        var execution = bench.run(
                task("Retry: [{ErrorEquals: [A], MaxAttempts: 2}, {ErrorEquals: [B], MaxAttempts: 1},"
                        + " {ErrorEquals: [States.ALL], MaxAttempts: 9}]"),
                Map.of());

        bench.advance(Duration.ofHours(1));

        assertThat(calls).hasValue(4);
        assertThat(failure(execution).getFirst()).isEqualTo("B");
    }

    @Test
    void neverRetriesWhereNoAttemptIsAllowed() {
        bench.functions.failing("work", TRANSIENT, "no");

        var execution = bench.run(
                task("Retry: [{ErrorEquals: [dev.latchkey.Transient], MaxAttempts: 0}, {ErrorEquals: [States.ALL]}]"),
                Map.of());

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    void catchesWithAssignAndOutputOfItsOwn() {
        bench.functions.failing("work", TRANSIENT, "no");

        var execution = bench.run("""
                StartAt: Work
                States:
                  Work:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke
                    Arguments: {FunctionName: work}
                    Assign: {never: set}
                    Catch:
                      - {ErrorEquals: [Other], Next: Done}
                      - ErrorEquals: [States.TaskFailed]
                        Assign: {error: '{% $states.errorOutput.Error %}'}
                        Output: {was: '{% $states.input.n %}', message: '{% $parse($states.errorOutput.Cause).errorMessage %}'}
                        Next: Done
                    Next: Done
                  Done: {Type: Succeed, Output: ['{% $error %}', '{% $states.input %}', '{% $exists($never) %}']}
                """, Map.of("n", 1));

        assertThat(output(execution)).isEqualTo(List.of(TRANSIENT, Map.of("was", 1, "message", "no"), false));
    }

    @Test
    void theErrorOutputIsACatchersDefaultOutput() {
        bench.functions.failing("work", TRANSIENT, "no");

        var execution = bench.run(task("Catch: [{ErrorEquals: [States.ALL], Next: Caught}]"), Map.of());

        assertThat(output(execution))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("Error", TRANSIENT)
                .containsKey("Cause");
    }

    @Test
    void allDoesNotStandForTerminalErrors() {
        bench.functions.with("work", _ -> "x".repeat(Json.MAX_BYTES));

        var all = bench.run(task("Catch: [{ErrorEquals: [States.ALL], Next: Caught}]"), Map.of());
        var byName = bench.run(task("Catch: [{ErrorEquals: [States.DataLimitExceeded], Next: Caught}]"), Map.of());

        assertThat(failure(all))
                .containsExactly(
                        "States.DataLimitExceeded",
                        "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes"
                                + " service limit.");
        assertThat(byName.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void anExpressionThatFailsCanBeCaught() {
        bench.functions.with("work", _ -> 1);

        var execution = bench.run(
                task("Output: '{% $states.result.Payload.missing %}'\n"
                        + "    Catch: [{ErrorEquals: [States.QueryEvaluationError], Output: caught, Next: Caught}]"),
                Map.of());

        assertThat(output(execution)).isEqualTo("caught");
    }

    @Test
    void evaluatesArgumentsAnewForEachRetry() {
        bench.functions.failing("work", TRANSIENT, "again");
        bench.run("""
                StartAt: Work
                States:
                  Work:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke
                    Arguments: {FunctionName: work, Payload: '{% $states.context.State.RetryCount %}'}
                    Retry: [{ErrorEquals: [States.ALL], MaxAttempts: 2}]
                    End: true
                """, Map.of());

        bench.advance(Duration.ofMinutes(1));

        assertThat(bench.functions.payloads).containsExactly(0, 1, 2);
    }

    static String task(String more) {
        return """
                StartAt: Work
                States:
                  Work:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke
                    Arguments: {FunctionName: work}
                    %s
                    Next: %s
                  %s
                """.formatted(
                        more,
                        more.contains("Caught") ? "Caught" : "Done",
                        more.contains("Caught") ? "Caught: {Type: Succeed}" : "Done: {Type: Succeed}");
    }
}
