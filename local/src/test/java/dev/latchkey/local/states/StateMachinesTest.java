package dev.latchkey.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.local.states.execution.ExecutionStatus;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateMachinesTest {

    private static final String WAITS = """
            QueryLanguage: JSONata
            StartAt: A
            States:
              A: {Type: Wait, Seconds: 60, Output: '{% $states.input %}', End: true}
            """;
    private static final String ENDS = WAITS.replace("60", "0");

    private final Workbench bench = new Workbench();

    @Test
    void theSameNameAndInputIsTheSameExecutionWhileItRuns() {
        var arn = bench.machines.create("m", WAITS, Workbench.ROLE);
        var first = bench.machines.start(arn, "deliver-1", "{\"a\":1}");

        assertThat(bench.machines.start(arn, "deliver-1", "{\"a\":1}")).isSameAs(first);
        assertRefused("ExecutionAlreadyExists", () -> bench.machines.start(arn, "deliver-1", "{\"a\":2}"));
        bench.advance(Duration.ofMinutes(1));
        assertRefused("ExecutionAlreadyExists", () -> bench.machines.start(arn, "deliver-1", "{\"a\":1}"));

        assertThat(bench.machines.executions(arn)).containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a/b", "a*", "a<b", "a#b", "tab\t"})
    void refusesNamesThatStepFunctionsRefuses(String name) {
        var arn = bench.machines.create("m", WAITS, Workbench.ROLE);

        assertRefused("InvalidName", () -> bench.machines.start(arn, name, "{}"));
        assertRefused("InvalidName", () -> bench.machines.create(name, WAITS, Workbench.ROLE));
    }

    @Test
    void aNameHasAtMost80Characters() {
        var arn = bench.machines.create("m", WAITS, Workbench.ROLE);

        assertThat(bench.machines.start(arn, "x".repeat(80), "{}").name()).hasSize(80);
        assertRefused("InvalidName", () -> bench.machines.start(arn, "x".repeat(81), "{}"));
    }

    @Test
    void refusesInputThatIsNoJson() {
        var arn = bench.machines.create("m", WAITS, Workbench.ROLE);

        assertRefused("InvalidExecutionInput", () -> bench.machines.start(arn, null, "not json"));
        assertRefused("InvalidExecutionInput", () -> bench.machines.start(arn, null, ""));
        assertRefused(
                "InvalidExecutionInput", () -> bench.machines.start(arn, null, "\"" + "x".repeat(262_143) + "\""));
    }

    @Test
    void creatingTheSameMachineAgainIsNoError() {
        var arn = bench.machines.create("m", WAITS, Workbench.ROLE);

        assertThat(bench.machines.create("m", WAITS, Workbench.ROLE)).isEqualTo(arn);
        assertRefused("StateMachineAlreadyExists", () -> bench.machines.create("m", ENDS, Workbench.ROLE));
        assertRefused("InvalidDefinition", () -> bench.machines.create("n", "{}", Workbench.ROLE));
    }

    @Test
    void anUpdateLeavesRunningExecutionsAsTheyStarted() {
        var arn = bench.machines.create("m", WAITS, Workbench.ROLE);
        var old = bench.machines.start(arn, null, "1");

        bench.machines.update(arn, ENDS, null);
        var fresh = bench.machines.start(arn, null, "2");
        bench.settle();

        assertThat(old.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(fresh.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(old.machine().text()).isEqualTo(WAITS);
        assertRefused("MissingRequiredParameter", () -> bench.machines.update(arn, null, null));
    }

    @Test
    void aDeletedMachineIsGoneAndItsExecutionsGoOn() {
        var arn = bench.machines.create("m", WAITS, Workbench.ROLE);
        var execution = bench.machines.start(arn, null, "1");

        bench.machines.delete(arn);
        bench.machines.delete(arn);
        bench.advance(Duration.ofMinutes(1));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertRefused("StateMachineDoesNotExist", () -> bench.machines.start(arn, null, "1"));
        assertRefused("InvalidArn", () -> bench.machines.describe("m"));
        assertRefused("ExecutionDoesNotExist", () -> bench.machines.execution(arn + ":x"));
    }

    @Test
    void stoppingWhatHasEndedLeavesItAsItEnded() {
        var arn = bench.machines.create("m", ENDS, Workbench.ROLE);
        var execution = bench.machines.start(arn, null, "1");
        bench.settle();

        bench.machines.stop(execution.arn(), "Late", null);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
