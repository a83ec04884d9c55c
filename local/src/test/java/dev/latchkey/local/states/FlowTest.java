package dev.latchkey.local.states;

import static dev.latchkey.local.states.Workbench.failure;
import static dev.latchkey.local.states.Workbench.output;
import static dev.latchkey.local.states.Workbench.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.states.execution.ExecutionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowTest {

    private final Workbench bench = new Workbench();

    @Test
    void passHandsItsInputOn() {
        var execution = bench.run("""
                StartAt: A
                States:
                  A: {Type: Pass, Next: B}
                  B: {Type: Succeed}
                """, Map.of("a", 1));

        assertThat(output(execution)).isEqualTo(Map.of("a", 1));
        assertThat(execution.transitions()).isEqualTo(2);
    }

    @Test
    void assignAndOutputSeeTheOldVariables() {
        var execution = bench.run("""
                StartAt: A
                States:
                  A: {Type: Pass, Assign: {x: 1}, Next: B}
                  B: {Type: Pass, Assign: {x: '{% $x + 1 %}', y: '{% $x %}'}, Output: '{% $x %}', Next: C}
                  C: {Type: Succeed, Output: {x: '{% $x %}', y: '{% $y %}', in: '{% $states.input %}'}}
                """, Map.of());

        assertThat(output(execution)).isEqualTo(Map.of("x", 2, "y", 1, "in", 1));
    }

    @Test
    void contextTellsOfExecutionMachineAndState() {
        var execution = bench.run("""
                StartAt: A
                States:
                  A: {Type: Succeed, Output: '{% $states.context %}'}
                """, Map.of("a", 1));

        assertThat(output(execution))
                .isEqualTo(Map.of(
                        "Execution",
                        Map.of(
                                "Id",
                                execution.arn(),
                                "Input",
                                Map.of("a", 1),
                                "Name",
                                execution.name(),
                                "RoleArn",
                                Workbench.ROLE,
                                "StartTime",
                                "2026-03-01T08:00:00.000Z",
                                "RedriveCount",
                                0),
                        "State",
                        Map.of("EnteredTime", "2026-03-01T08:00:00.000Z", "Name", "A", "RetryCount", 0),
                        "StateMachine",
                        Map.of("Id", execution.machine().arn(), "Name", "machine-0")));
    }

    @Test
    void choiceTakesTheFirstRuleThatHolds() {
        var choice = """
                StartAt: How Many?
                States:
                  How Many?:
                    Type: Choice
                    Choices:
                      - {Condition: '{% $states.input > 10 %}', Assign: {size: many}, Next: Said}
                      - {Condition: '{% $states.input > 1 %}', Assign: {size: some}, Output: replaced, Next: Said}
                    Assign: {size: few}
                    Default: Said
                  Said: {Type: Succeed, Output: ['{% $size %}', '{% $states.input %}']}
                """;

        assertThat(output(bench.run(choice, 20))).isEqualTo(List.of("many", 20));
        assertThat(output(bench.run(choice, 2))).isEqualTo(List.of("some", "replaced"));
        assertThat(output(bench.run(choice, 1))).isEqualTo(List.of("few", 1));
    }

    @Test
    void choiceWithoutAMatchFailsTheExecution() {
        var execution = bench.run("""
                StartAt: A
                States:
                  A: {Type: Choice, Choices: [{Condition: '{% $states.input = 1 %}', Next: B}]}
                  B: {Type: Succeed}
                """, 2);

        assertThat(failure(execution).getFirst()).isEqualTo("States.Runtime");
    }

    @Test
    void choiceWantsABoolean() {
        var execution = bench.run("""
                StartAt: A
                States:
                  A: {Type: Choice, Choices: [{Condition: '{% $states.input %}', Next: B}]}
                  B: {Type: Succeed}
                """, 2);

        assertThat(failure(execution).getFirst()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void waitTakesItsTime() {
        var execution = bench.run("""
                StartAt: A
                States:
                  A: {Type: Wait, Seconds: '{% $states.input.days * 86400 %}', Next: B}
                  B: {Type: Wait, Timestamp: '2026-03-05T08:00:00Z', Next: C}
                  C: {Type: Succeed, Output: '{% $now() %}'}
                """, Map.of("days", 3));

        bench.advance(Duration.ofDays(4).minusMillis(1));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        bench.advance(Duration.ofMillis(1));
        assertThat(output(execution)).isEqualTo("2026-03-05T08:00:00.000Z");
    }

    @Test
    void waitRefusesWhatIsNoTime() {
        var seconds = bench.run("""
                StartAt: A
                States:
                  A: {Type: Wait, Seconds: '{% $states.input %}', End: true}
                """, -1);
        var timestamp = bench.run("""
                StartAt: A
                States:
                  A: {Type: Wait, Timestamp: '{% $states.input %}', End: true}
                """, "2016-12-05T21:29:29");

        assertThat(failure(seconds).getFirst()).isEqualTo("States.QueryEvaluationError");
        assertThat(failure(timestamp))
                .containsExactly(
                        "States.QueryEvaluationError",
                        "An error occurred while executing the state 'A' (entered at the event id #2). The Timestamp"
                                + " field cannot be parsed as an ISO-8601 extended offset date-time format string:"
                                + " 2016-12-05T21:29:29");
    }

    @Test
    void failNamesErrorAndCause() {
        var execution = bench.run("""
                StartAt: A
                States:
                  A: {Type: Fail, Error: Broken, Cause: '{% "because of " & $states.input %}'}
                """, "that");

        assertThat(failure(execution)).containsExactly("Broken", "because of that");
        assertThat(types(execution)).containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
    }

    @Test
    void anUndefinedResultFailsTheExecution() {
        var execution = bench.run("""
                StartAt: A
                States:
                  A: {Type: Pass, Output: {result: '{% $doesNotExist %}'}, End: true}
                """, Map.of());

        assertThat(failure(execution))
                .containsExactly(
                        "States.QueryEvaluationError",
                        "An error occurred while executing the state 'A' (entered at the event id #2). The JSONata"
                                + " expression '$doesNotExist' specified for the field 'Output/result' returned nothing"
                                + " (undefined).");
    }

    @Test
    void aMachineCanTimeOut() {
        var execution = bench.run("""
                StartAt: A
                TimeoutSeconds: 60
                States:
                  A: {Type: Wait, Seconds: 61, End: true}
                """, Map.of());

        bench.advance(Duration.ofHours(1));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(execution.closing().at()).isEqualTo(Workbench.START.plusSeconds(60));
        assertThat(types(execution)).containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionTimedOut");
    }

    @Test
    void aLoopEndsWithTheLongestHistory() {
        var execution = bench.run("""
                StartAt: A
                States:
                  A: {Type: Choice, Choices: [{Condition: '{% $states.input = 1 %}', Next: B}], Default: A}
                  B: {Type: Succeed}
                """, 2);

        assertThat(execution.history()).hasSize(25_000);
        assertThat(failure(execution))
                .containsExactly(
                        "States.Runtime", "The execution reached the maximum number of history events (25000).");
    }

    @Test
    void anOutputMayNotExceedTheLimit() {
        var execution = bench.run("""
                StartAt: A
                States:
                  A: {Type: Pass, Output: '{% $join([1..100000].("abc")) %}', End: true}
                """, Map.of());

        assertThat(failure(execution).getFirst()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void thousandsWaitAtOnce() {
        var arn = bench.machines.create("many", Workbench.machine("""
                StartAt: A
                States:
                  A: {Type: Wait, Seconds: '{% $states.input %}', End: true}
                """), Workbench.ROLE);
        for (int i = 0; i < 3_000; i++) {
            bench.machines.start(arn, "e" + i, "" + (1_000 + i % 100));
        }

        bench.advance(Duration.ofHours(1));

        assertThat(bench.machines.executions(arn))
                .hasSize(3_000)
                .allMatch(execution -> execution.status() == ExecutionStatus.SUCCEEDED);
    }
}
