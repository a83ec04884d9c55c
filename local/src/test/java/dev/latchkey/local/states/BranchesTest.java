package dev.latchkey.local.states;

import static dev.latchkey.local.states.Workbench.failure;
import static dev.latchkey.local.states.Workbench.lines;
import static dev.latchkey.local.states.Workbench.output;
import static dev.latchkey.local.states.Workbench.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.states.execution.ExecutionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BranchesTest {

    private final Workbench bench = new Workbench();

    @Test
    void parallelGathersItsBranchesInOrder() {
        var execution = bench.run("""
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Arguments: {n: '{% $states.input.n + 1 %}'}
                    Branches:
                      - {StartAt: Slow, States: {Slow: {Type: Wait, Seconds: 5, Output: slow, End: true}}}
                      - {StartAt: Fast, States: {Fast: {Type: Pass, Output: '{% $states.input.n %}', End: true}}}
                    End: true
                """, Map.of("n", 1));

        bench.advance(Duration.ofSeconds(5));

        assertThat(output(execution)).isEqualTo(List.of("slow", 2));
    }

    @Test
    void whatABranchAssignsStaysInIt() {
        var execution = bench.run("""
                StartAt: Outer
                States:
                  Outer: {Type: Pass, Assign: {x: 1}, Next: Both}
                  Both:
                    Type: Parallel
                    Branches:
                      - StartAt: In
                        States:
                          In: {Type: Pass, Assign: {y: '{% $x + 1 %}'}, Next: Out}
                          Out: {Type: Pass, Output: '{% $y %}', End: true}
                    Output: ['{% $states.result %}', '{% $exists($y) %}']
                    End: true
                """, Map.of());

        assertThat(output(execution)).isEqualTo(List.of(List.of(2), false));
    }

    @Test
    void aFailedBranchCancelsTheOthers() {
        var execution = bench.run("""
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches:
                      - {StartAt: Long, States: {Long: {Type: Wait, Seconds: 100, End: true}}}
                      - StartAt: Short
                        States:
                          Short: {Type: Wait, Seconds: 1, Next: Broken}
                          Broken: {Type: Fail, Error: Oops}
                    Catch: [{ErrorEquals: [Oops], Output: caught, Next: Done}]
                    Next: Done
                  Done: {Type: Succeed}
                """, Map.of());

        bench.advance(Duration.ofSeconds(1));

        assertThat(output(execution)).isEqualTo("caught");
        assertThat(lines(execution))
                .containsExactly(
                        "0>1 ExecutionStarted {input={}, roleArn=arn:aws:iam::000000000000:role/any}",
                        "0>2 ParallelStateEntered {input={}, name=Both}",
                        "2>3 ParallelStateStarted {}",
                        "3>4 WaitStateEntered {input={}, name=Long}",
                        "3>5 WaitStateEntered {input={}, name=Short}",
                        "5>6 WaitStateExited {name=Short, output={}}",
                        "6>7 FailStateEntered {input={}, name=Broken}",
                        "7>8 WaitStateAborted {}",
                        "7>9 ParallelStateFailed {}",
                        "9>10 ParallelStateExited {name=Both, output=\"caught\"}",
                        "10>11 SucceedStateEntered {input=\"caught\", name=Done}",
                        "11>12 SucceedStateExited {name=Done, output=\"caught\"}",
                        "12>13 ExecutionSucceeded {output=\"caught\"}");
    }

    @Test
    void mapRunsItsFlowForEveryItem() {
        var execution = bench.run("""
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    Items: '{% $states.input.items %}'
                    ItemSelector:
                      value: '{% $states.context.Map.Item.Value %}'
                      index: '{% $states.context.Map.Item.Index %}'
                    MaxConcurrency: 2
                    ItemProcessor:
                      StartAt: One
                      States:
                        One: {Type: Wait, Seconds: 10, Output: '{% $states.input.value * 10 + $states.input.index %}', End: true}
                    End: true
                """, Map.of("items", List.of(5, 6, 7)));

        bench.advance(Duration.ofSeconds(19));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        bench.advance(Duration.ofSeconds(1));

        assertThat(output(execution)).isEqualTo(List.of(50, 61, 72));
        assertThat(execution.transitions()).isEqualTo(4);
    }

    @Test
    void aBranchWithinAMapStillKnowsItsItem() {
        var execution = bench.run(map("""
                {Type: Parallel, End: true, Branches: [{StartAt: In, States:
                    {In: {Type: Pass, Output: '{% $states.context.Map.Item.Index %}', End: true}}}]}
                """), List.of("a", "b"));

        assertThat(output(execution)).isEqualTo(List.of(List.of(0), List.of(1)));
    }

    @Test
    void anEmptyMapGivesAnEmptyArray() {
        assertThat(output(bench.run(map("{Type: Pass, End: true}"), List.of()))).isEqualTo(List.of());
    }

    @Test
    void mapWantsAnArray() {
        var execution = bench.run(map("{Type: Pass, End: true}"), Map.of("a", 1));

        assertThat(failure(execution))
                .containsExactly(
                        "States.QueryEvaluationError",
                        "An error occurred while executing the state 'Each' (entered at the event id #2). Map state"
                                + " input must be an array but was: {\"a\":1}");
        assertThat(types(execution))
                .containsExactly(
                        "ExecutionStarted", "MapStateEntered", "EvaluationFailed", "MapStateFailed", "ExecutionFailed");
    }

    @Test
    void aFailedIterationCancelsTheOthersAndTheMapCanTryAgain() {
        var execution = bench.run(
                map("{Type: Wait, Seconds: '{% $states.input %}', Next: Broken}, Broken: {Type: Fail, Error: Oops}"),
                List.of(5, 1));

        bench.advance(Duration.ofMinutes(1));

        assertThat(types(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "MapStateEntered",
                        "MapStateStarted",
                        "MapIterationStarted",
                        "MapIterationStarted",
                        "WaitStateEntered",
                        "WaitStateEntered",
                        "WaitStateExited",
                        "FailStateEntered",
                        "MapIterationAborted",
                        "WaitStateAborted",
                        "MapIterationFailed",
                        "MapStateStarted",
                        "MapIterationStarted",
                        "MapIterationStarted",
                        "WaitStateEntered",
                        "WaitStateEntered",
                        "WaitStateExited",
                        "FailStateEntered",
                        "MapIterationAborted",
                        "WaitStateAborted",
                        "MapIterationFailed",
                        "MapStateFailed",
                        "ExecutionFailed");
        assertThat(failure(execution).getFirst()).isEqualTo("Oops");
    }

    @Test
    void aTokenDiesWithItsCancelledBranch() {
        bench.functions.with("park", _ -> null);
        var execution = bench.run("""
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches:
                      - StartAt: Await
                        States:
                          Await:
                            Type: Task
                            Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
                            Arguments: {FunctionName: park, Payload: '{% $states.context.Task.Token %}'}
                            End: true
                      - StartAt: Short
                        States:
                          Short: {Type: Wait, Seconds: 1, Next: Broken}
                          Broken: {Type: Fail, Error: Oops}
                    End: true
                """, Map.of());
        bench.advance(Duration.ofSeconds(1));

        assertThat(failure(execution).getFirst()).isEqualTo("Oops");
        assertThat(types(execution)).contains("TaskStateAborted");
        var token = (String) bench.functions.payloads.getFirst();
        assertThatThrownBy(() -> bench.machines.tokens().succeed(token, "1"))
                .hasMessage("Task Timed Out: 'Provided task does not exist anymore'");
    }

    private static String map(String state) {
        return """
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    ItemProcessor: {StartAt: One, States: {One: %s}}
                    Retry: [{ErrorEquals: [Oops], MaxAttempts: 1}]
                    End: true
                """.formatted(state);
    }
}
