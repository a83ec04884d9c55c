package dev.latchkey.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.clock.RealClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.fault.Faults;
import dev.latchkey.local.states.execution.Execution;
import dev.latchkey.local.states.execution.ExecutionStatus;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The same engine where time runs and strands really race.
class RealTimeTest {

    private static final String MACHINE = """
            QueryLanguage: JSONata
            StartAt: Each
            States:
              Each:
                Type: Map
                Items: [1, 2, 3]
                ItemProcessor:
                  StartAt: Rest
                  States:
                    Rest: {Type: Wait, Seconds: 0, Next: Call}
                    Call:
                      Type: Task
                      Resource: arn:aws:states:::lambda:invoke
                      Arguments: {FunctionName: echo, Payload: '{% $states.input %}'}
                      Output: '{% $states.result.Payload %}'
                      End: true
                End: true
            """;

    @Test
    void runsManyExecutionsSideBySide() throws Exception {
        var functions = new FakeFunctions().with("echo", event -> event);
        try (var clock = new RealClock()) {
            var machines = new StateMachines(
                    Account.LOCAL,
                    clock,
                    new Work(),
                    functions,
                    new SplittableRandom(1),
                    new Faults(new SplittableRandom(1)));
            var arn = machines.create("m", MACHINE, Workbench.ROLE);

            var executions = IntStream.range(0, 200)
                    .mapToObj(i -> machines.start(arn, "e" + i, "{}"))
                    .toList();

            awaitAll(executions);
            assertThat(executions)
                    .allMatch(execution -> execution.status() == ExecutionStatus.SUCCEEDED)
                    .extracting(execution -> execution.closing().output())
                    .containsOnly("[1,2,3]");
        }
    }

    private static void awaitAll(List<Execution> executions) throws InterruptedException {
        var closed = new CountDownLatch(executions.size());
        executions.forEach(execution -> execution.whenClosed(closed::countDown));
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
