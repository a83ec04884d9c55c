package dev.latchkey.local.states;

import static dev.latchkey.local.states.Workbench.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.states.history.HistoryEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whole histories, compared with what AWS records for such definitions.
class HistoryTest {

    private static final String STARTED =
            "0>1 ExecutionStarted {input={\"n\":1}, roleArn=arn:aws:iam::000000000000:role/any}";

    private final Workbench bench = new Workbench();

    @Test
    void ofATokenWait() {
        bench.functions.with("park", _ -> Map.of("parked", true));
        var execution = bench.run("""
                StartAt: Await
                States:
                  Await:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
                    Arguments: {FunctionName: park, Payload: {token: '{% $states.context.Task.Token %}'}}
                    TimeoutSeconds: 60
                    HeartbeatSeconds: 30
                    Assign: {answer: '{% $states.result %}'}
                    Output: out
                    Next: Long Enough?
                  Long Enough?:
                    Type: Choice
                    Choices: [{Condition: '{% $answer = "yes" %}', Next: Rest}]
                    Default: Rest
                  Rest: {Type: Wait, Seconds: 1, End: true}
                """, Map.of("n", 1));
        bench.machines
                .tokens()
                .succeed((String) ((Map<?, ?>) bench.functions.payloads.getFirst()).get("token"), "\"yes\"");
        bench.settle();
        bench.advance(Duration.ofSeconds(1));

        var lines = lines(execution);
        assertThat(lines.subList(0, 4))
                .containsExactly(
                        STARTED,
                        "0>2 TaskStateEntered {input={\"n\":1}, name=Await}",
                        "2>3 TaskScheduled {heartbeatInSeconds=30, parameters={\"FunctionName\":\"park\",\"Payload\":{\"token\":"
                                + "\"<task token>\"}}, region=us-east-1, resource=invoke.waitForTaskToken, resourceType=lambda,"
                                + " timeoutInSeconds=60}",
                        "3>4 TaskStarted {resource=invoke.waitForTaskToken, resourceType=lambda}");
        assertThat(lines.get(4))
                .startsWith("4>5 TaskSubmitted {output={\"ExecutedVersion\":\"$LATEST\",\"Payload\":{\"parked\":true},"
                        + "\"SdkHttpMetadata\":{\"HttpStatusCode\":200},\"SdkResponseMetadata\":{\"RequestId\":")
                .endsWith("\"StatusCode\":200}, resource=invoke.waitForTaskToken, resourceType=lambda}");
        assertThat(lines.subList(5, lines.size()))
                .containsExactly(
                        "5>6 TaskSucceeded {output=\"yes\", resource=invoke.waitForTaskToken, resourceType=lambda}",
                        "6>7 TaskStateExited {assignedVariables={answer=\"yes\"}, name=Await, output=\"out\"}",
                        "7>8 ChoiceStateEntered {input=\"out\", name=Long Enough?}",
                        "8>9 ChoiceStateExited {name=Long Enough?, output=\"out\"}",
                        "9>10 WaitStateEntered {input=\"out\", name=Rest}",
                        "10>11 WaitStateExited {name=Rest, output=\"out\"}",
                        "11>12 ExecutionSucceeded {output=\"out\"}");
    }

    @Test
    void ofARetriedAndCaughtTask() {
        bench.functions.failing("work", "Broken", "why");
        var execution = bench.run("""
                StartAt: Work
                States:
                  Work:
                    Type: Task
                    Resource: arn:aws:states:::lambda:invoke
                    Arguments: {FunctionName: work, Payload: {}}
                    Retry: [{ErrorEquals: [Broken], MaxAttempts: 1}]
                    Catch: [{ErrorEquals: [Broken], Output: caught, Next: Done}]
                    End: true
                  Done: {Type: Succeed}
                """, Map.of("n", 1));
        bench.advance(Duration.ofSeconds(1));

        var scheduled = " TaskScheduled {parameters={\"FunctionName\":\"work\",\"Payload\":{}}, region=us-east-1,"
                + " resource=invoke, resourceType=lambda}";
        var started = " TaskStarted {resource=invoke, resourceType=lambda}";
        var failed =
                " TaskFailed {cause={\"errorMessage\":\"why\",\"errorType\":\"Broken\",\"stackTrace\":[]}, error=Broken,"
                        + " resource=invoke, resourceType=lambda}";
        assertThat(lines(execution))
                .containsExactly(
                        STARTED,
                        "0>2 TaskStateEntered {input={\"n\":1}, name=Work}",
                        "2>3" + scheduled,
                        "3>4" + started,
                        "4>5" + failed,
                        "5>6" + scheduled,
                        "6>7" + started,
                        "7>8" + failed,
                        "8>9 TaskStateExited {name=Work, output=\"caught\"}",
                        "9>10 SucceedStateEntered {input=\"caught\", name=Done}",
                        "10>11 SucceedStateExited {name=Done, output=\"caught\"}",
                        "11>12 ExecutionSucceeded {output=\"caught\"}");
    }

    @Test
    void ofAMapOneByOne() {
        var execution = bench.run("""
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    Items: [1, 2]
                    MaxConcurrency: 1
                    ItemProcessor: {StartAt: One, States: {One: {Type: Pass, End: true}}}
                    End: true
                """, Map.of("n", 1));

        assertThat(lines(execution))
                .containsExactly(
                        STARTED,
                        "0>2 MapStateEntered {input={\"n\":1}, name=Each}",
                        "2>3 MapStateStarted {length=2}",
                        "3>4 MapIterationStarted {index=0, name=Each}",
                        "4>5 PassStateEntered {input=1, name=One}",
                        "5>6 PassStateExited {name=One, output=1}",
                        "6>7 MapIterationSucceeded {index=0, name=Each}",
                        "6>8 MapIterationStarted {index=1, name=Each}",
                        "8>9 PassStateEntered {input=2, name=One}",
                        "9>10 PassStateExited {name=One, output=2}",
                        "10>11 MapIterationSucceeded {index=1, name=Each}",
                        "11>12 MapStateSucceeded {}",
                        "11>13 MapStateExited {name=Each, output=[1,2]}",
                        "13>14 ExecutionSucceeded {output=[1,2]}");
    }

    @Test
    void ofAFailedEvaluationAndOfAStop() {
        var failed = bench.run("""
                StartAt: A
                States:
                  A: {Type: Pass, Output: '{% $nothing %}', End: true}
                """, Map.of("n", 1));
        var stopped = bench.run("""
                StartAt: A
                States:
                  A: {Type: Wait, Seconds: 9, End: true}
                """, Map.of("n", 1));
        bench.machines.stop(stopped.arn(), "E", "C");

        var cause = "cause=An error occurred while executing the state 'A' (entered at the event id #2). The JSONata"
                + " expression '$nothing' specified for the field 'Output' returned nothing (undefined).,"
                + " error=States.QueryEvaluationError";
        assertThat(lines(failed))
                .containsExactly(
                        STARTED,
                        "0>2 PassStateEntered {input={\"n\":1}, name=A}",
                        "0>3 EvaluationFailed {" + cause + ", location=Output, state=A}",
                        "3>4 ExecutionFailed {" + cause + "}");
        assertThat(lines(stopped))
                .containsExactly(
                        STARTED,
                        "0>2 WaitStateEntered {input={\"n\":1}, name=A}",
                        "0>3 ExecutionAborted {cause=C, error=E}");
    }

    @Test
    void canBeToldWithoutData() {
        var event = new HistoryEvent(
                3, 2, Workbench.START, "TaskStateExited", Map.of("name", "A", "output", "secret", "cause", "secret"));

        assertThat(event.withoutExecutionData().details()).isEqualTo(Map.of("name", "A"));
    }

    @Test
    void namesTheDetailsAsAwsDoes() {
        assertThat(List.of("TaskStateEntered", "MapStateExited", "MapIterationStarted", "LambdaFunctionTimedOut"))
                .map(type -> new HistoryEvent(1, 0, Workbench.START, type, null).detailsKey())
                .containsExactly(
                        "stateEnteredEventDetails",
                        "stateExitedEventDetails",
                        "mapIterationStartedEventDetails",
                        "lambdaFunctionTimedOutEventDetails");
    }
}
