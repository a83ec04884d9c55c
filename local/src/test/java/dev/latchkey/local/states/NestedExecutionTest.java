package dev.latchkey.local.states;

import static dev.latchkey.local.states.Workbench.failure;
import static dev.latchkey.local.states.Workbench.output;
import static dev.latchkey.local.states.Workbench.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.fault.Fault;
import dev.latchkey.local.fault.FaultRule;
import dev.latchkey.local.fault.FaultyService;
import dev.latchkey.local.states.execution.Execution;
import dev.latchkey.local.states.execution.ExecutionStatus;
import dev.latchkey.local.states.jsonata.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NestedExecutionTest {

    private final Workbench bench = new Workbench();

    private String child(String states) {
        return bench.machines.create(
                "child", Workbench.machine("StartAt: A\nStates:\n  A: " + states + "\n"), Workbench.ROLE);
    }

    private Execution parent(String action, String more) {
        return bench.run("""
                StartAt: Nest
                States:
                  Nest:
                    Type: Task
                    Resource: arn:aws:states:::states:%s
                    Arguments:
                      StateMachineArn: arn:aws:states:us-east-1:000000000000:stateMachine:child
                      Name: the-child
                      Input: {n: '{%% $states.input.n %%}', token: '{%% $exists($states.context.Task.Token) ? $states.context.Task.Token : "none" %%}'}
                    TimeoutSeconds: 60
                    %s
                    End: true
                """.formatted(action, more), Map.of("n", 4));
    }

    private Execution theChild() {
        return bench.machines.execution("arn:aws:states:us-east-1:000000000000:execution:child:the-child");
    }

    @Test
    void syncWaitsForTheChildAndParsesItsOutput() {
        child("{Type: Wait, Seconds: 5, Output: {twice: '{% 2 * $states.input.n %}'}, End: true}");
        var parent = parent("startExecution.sync:2", "");
        assertThat(parent.status()).isEqualTo(ExecutionStatus.RUNNING);

        bench.advance(Duration.ofSeconds(5));

        assertThat(output(parent))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("ExecutionArn", theChild().arn())
                .containsEntry("Output", Map.of("twice", 8))
                .containsEntry("Status", "SUCCEEDED")
                .containsEntry("Input", Map.of("n", 4, "token", "none"))
                .containsKeys("StartDate", "StopDate", "StateMachineArn", "Name", "InputDetails", "OutputDetails");
        assertThat(types(parent))
                .containsSubsequence(
                        "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited");
    }

    @ParameterizedTest
    @CsvSource({
        "ThrottlingException, StepFunctions.ThrottlingException",
        "ExecutionLimitExceeded, StepFunctions.ExecutionLimitExceededException",
        "InternalFailure, StepFunctions.AWSStepFunctionsException",
        "NoAnswer, StepFunctions.SdkClientException"
    })
    void aStartThatAwsFailsIsNamedAsStepFunctionsNamesIt(String error, String name) {
        child("{Type: Succeed}");
        bench.faults.add(new FaultRule(
                FaultyService.STATES,
                Optional.of("StartExecution"),
                Optional.empty(),
                new Fault(FaultyService.STATES.error(error), Duration.ZERO, false),
                1,
                OptionalInt.empty()));

        assertThat(failure(parent("startExecution.sync:2", ""))).first().isEqualTo(name);
    }

    @Test
    void aChildsFailureIsTheTasksFailure() {
        child("{Type: Fail, Error: Broken, Cause: why}");

        var parent = parent("startExecution.sync:2", "");

        assertThat(failure(parent).getFirst()).isEqualTo("States.TaskFailed");
        assertThat(Json.parse(failure(parent).getLast()))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("Error", "Broken")
                .containsEntry("Cause", "why")
                .containsEntry("Status", "FAILED")
                .doesNotContainKey("Output");
    }

    @Test
    void startingAloneDoesNotWait() {
        child("{Type: Wait, Seconds: 5, End: true}");

        var parent = parent("startExecution", "");

        assertThat(output(parent))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("ExecutionArn", theChild().arn());
        assertThat(theChild().status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    void aChildCanCompleteItsParentsToken() {
        child("{Type: Pass, End: true}");
        var parent = parent("startExecution.waitForTaskToken", "");
        assertThat(parent.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(theChild().history().toString()).contains("<task token>");

        var token = (String) ((Map<?, ?>) Json.parse(theChild().input())).get("token");
        bench.machines.tokens().succeed(token, "\"done\"");
        bench.settle();

        assertThat(output(parent)).isEqualTo("done");
    }

    @Test
    void aTimedOutTaskStopsItsChild() {
        child("{Type: Wait, Seconds: 5000, End: true}");
        var parent = parent("startExecution.sync:2", "");

        bench.advance(Duration.ofSeconds(60));

        assertThat(failure(parent).getFirst()).isEqualTo("States.Timeout");
        assertThat(theChild().status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void stoppingAParentStopsItsChild() {
        child("{Type: Wait, Seconds: 5000, End: true}");
        var parent = parent("startExecution.sync:2", "");

        bench.machines.stop(parent.arn(), null, null);
        bench.settle();

        assertThat(theChild().status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void aChildThatCannotStartFailsTheTask() {
        var parent = parent("startExecution.sync:2", "");

        assertThat(failure(parent).getFirst()).isEqualTo("StepFunctions.StateMachineDoesNotExistException");
        assertThat(types(parent)).contains("TaskSubmitFailed");
    }
}
