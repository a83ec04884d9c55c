package dev.latchkey.local.states;

import static dev.latchkey.local.states.Workbench.failure;
import static dev.latchkey.local.states.Workbench.output;
import static dev.latchkey.local.states.Workbench.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.states.execution.Execution;
import dev.latchkey.local.states.execution.ExecutionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TokenTest {

    private final Workbench bench = new Workbench();

    private Execution await(String more) {
        bench.functions.with("park", _ -> null);
        return bench.run("""
                StartAt: Await
                States:
                  Await:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
                    Arguments: {FunctionName: park, Payload: {token: '{%% $states.context.Task.Token %%}'}}
                    TimeoutSeconds: 3600
                    %s
                    Next: Done
                  Done: {Type: Succeed}
                """.formatted(more), Map.of());
    }

    private String token() {
        return (String) ((Map<?, ?>) bench.functions.payloads.getLast()).get("token");
    }

    @Test
    void waitsForItsToken() {
        var execution = await("");
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        bench.advance(Duration.ofMinutes(59));

        bench.machines.tokens().succeed(token(), "{\"a\":1}");
        bench.settle();

        assertThat(output(execution)).isEqualTo(Map.of("a", 1));
        assertThat(types(execution))
                .containsSubsequence("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
    }

    @Test
    void takesACompletionThatComesBeforeTheFunctionReturns() {
        bench.functions.with("park", event -> {
            bench.machines.tokens().succeed((String) ((Map<?, ?>) event).get("token"), "\"early\"");
            return null;
        });
        var execution = bench.run("""
                StartAt: Await
                States:
                  Await:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
                    Arguments: {FunctionName: park, Payload: {token: '{% $states.context.Task.Token %}'}}
                    End: true
                """, Map.of());

        assertThat(output(execution)).isEqualTo("early");
    }

    @Test
    void failsAsTheTokensHolderSays() {
        var execution = await("Catch: [{ErrorEquals: [Jammed], Next: Done}]");

        bench.machines.tokens().fail(token(), "Jammed", "door 7");
        bench.settle();

        assertThat(output(execution)).isEqualTo(Map.of("Error", "Jammed", "Cause", "door 7"));
    }

    @Test
    void timesOut() {
        var execution =
                await("Catch: [{ErrorEquals: [States.TaskFailed], Next: Done}, {ErrorEquals: [States.Timeout], Next:"
                        + " Done}]");

        bench.advance(Duration.ofHours(1));

        assertThat(output(execution)).isEqualTo(Map.of("Error", "States.Timeout", "Cause", ""));
        assertThat(types(execution)).contains("TaskTimedOut");
        assertRefused("TaskTimedOut", () -> bench.machines.tokens().succeed(token(), "{}"));
    }

    @Test
    void missesHeartbeats() {
        var execution =
                await("HeartbeatSeconds: 60\n    Catch: [{ErrorEquals: [States.HeartbeatTimeout], Next: Done}]");
        for (int i = 0; i < 3; i++) {
            bench.advance(Duration.ofSeconds(59));
            bench.machines.tokens().beat(token());
        }
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);

        bench.advance(Duration.ofSeconds(60));

        assertThat(output(execution)).isEqualTo(Map.of("Error", "States.Timeout", "Cause", ""));
        assertRefused("TaskTimedOut", () -> bench.machines.tokens().beat(token()));
    }

    @Test
    void aTokenWorksOnce() {
        await("");
        bench.machines.tokens().succeed(token(), "1");

        assertRefused("TaskTimedOut", () -> bench.machines.tokens().succeed(token(), "1"));
        assertRefused("TaskTimedOut", () -> bench.machines.tokens().fail(token(), "Late", null));
        assertRefused("InvalidToken", () -> bench.machines.tokens().succeed("no-token", "1"));
    }

    @Test
    void aTokenDiesWithItsExecution() {
        var execution = await("");

        bench.machines.stop(execution.arn(), "Stopped", "by hand");
        bench.settle();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(failure(execution)).containsExactly("Stopped", "by hand");
        assertRefused("TaskTimedOut", () -> bench.machines.tokens().succeed(token(), "1"));
    }

    @Test
    void refusesAnOutputThatIsNoJson() {
        var execution = await("");

        assertRefused("InvalidOutput", () -> bench.machines.tokens().succeed(token(), "{"));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void everyRetryHasItsOwnToken() {
        var execution = await("Retry: [{ErrorEquals: [Again]}]");
        var first = token();
        bench.machines.tokens().fail(first, "Again", null);
        bench.advance(Duration.ofSeconds(1));

        assertThat(token()).isNotEqualTo(first);
        assertRefused("TaskTimedOut", () -> bench.machines.tokens().succeed(first, "1"));
        bench.machines.tokens().succeed(token(), "2");
        bench.settle();

        assertThat(output(execution)).isEqualTo(2);
    }

    @Test
    void exactlyOneOfManyWins() throws Exception {
        for (int round = 0; round < 20; round++) {
            var execution = await("");
            var won = race(token());
            bench.settle();

            assertThat(won).hasValue(1);
            assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        }
    }

    private AtomicInteger race(String token) throws Exception {
        var won = new AtomicInteger();
        var start = new CyclicBarrier(4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> {
                    start.await();
                    bench.machines.tokens().succeed(token, "1");
                    return won.incrementAndGet();
                });
            }
        }
        return won;
    }

    @Test
    void exactlyOneOfCompletionAndTimeoutWins() throws Exception {
        for (int round = 0; round < 20; round++) {
            var execution = await("Catch: [{ErrorEquals: [States.Timeout], Next: Done}]");
            var token = token();
            var completed = Thread.startVirtualThread(() -> {
                try {
                    bench.machines.tokens().succeed(token, "1");
                } catch (RequestRefused late) {
                    assertThat(late.code()).isEqualTo("TaskTimedOut");
                }
            });
            bench.advance(Duration.ofHours(1));
            completed.join();
            bench.settle();

            var ends = List.of("TaskSucceeded", "TaskTimedOut");
            assertThat(types(execution).stream().filter(ends::contains)).hasSize(1);
        }
    }

    @Test
    void aTokenNeverShowsInTheHistory() {
        var execution = await("");
        var token = token();
        bench.machines.tokens().succeed(token, "{\"echo\":\"" + token + "\"}");
        bench.settle();

        assertThat(execution.history().toString()).doesNotContain(token).contains("{\"token\":\"<task token>\"}");
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
