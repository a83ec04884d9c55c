package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Command;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.IssuedCommand.Waiting;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A request's workflow waits for what the locker says of the door, whichever comes first.
class AwaitDoorTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;

    private final InMemoryCloud cloud = new InMemoryCloud();

    @Test
    void theLockersAnswerLetsItGoOn() {
        var command = opens();
        await(command);
        assertThat(cloud.workflows.completions()).isEmpty();

        answers(command, "failed");

        assertThat(cloud.workflows.completions()).containsExactly(new Completion("door", Map.of("outcome", "failed")));
    }

    @Test
    void anAnswerThatCameBeforeTheTokenWasParkedIsSeen() {
        var command = opens();
        answers(command, "done");

        await(command);

        assertThat(cloud.workflows.completions()).containsExactly(new Completion("door", Map.of("outcome", "done")));
    }

    @Test
    void anotherRequestsAnswerIsNotItsOwn() {
        var command = opens();
        cloud.awaitDoor().await("r-2", LOCKER, "another-command", new TaskToken("other"));

        answers(command, "done");

        assertThat(cloud.workflows.completions()).isEmpty();
    }

    private IssuedCommand opens() {
        return cloud.sendCommand()
                .send(
                        LOCKER,
                        new Command.Open(7),
                        "approval-1",
                        "emil",
                        "She called",
                        Duration.ofSeconds(30),
                        Optional.of(new Waiting("r-1", AwaitDoor.DOOR)));
    }

    private void await(IssuedCommand command) {
        cloud.awaitDoor().await("r-1", LOCKER, command.commandId(), new TaskToken("door"));
    }

    private void answers(IssuedCommand command, String outcome) {
        var answer = new Answer(outcome, "compartment 7", cloud.clock.instant());
        cloud.recordCommandAnswer().record(LOCKER, command.commandId(), answer);
    }
}
