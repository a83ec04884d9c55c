package dev.latchkey.resend;

import dev.latchkey.locker.Commands;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import java.util.Map;

/// Parks a request's workflow until the locker has answered the command that is to open a door. The token is stored
/// first, the answer is looked for second. Safe to repeat.
public final class AwaitDoor {

    /// What a request's workflow waits for, in [Waits] under the request's id.
    static final String DOOR = "door";

    private final Commands commands;
    private final Waits waits;
    private final WakeWorkflow wake;

    public AwaitDoor(Commands commands, Waits waits, WakeWorkflow wake) {
        this.commands = commands;
        this.waits = waits;
        this.wake = wake;
    }

    /// @param commandId of the command that was sent for this request
    public void await(String requestId, String lockerId, String commandId, TaskToken token) {
        waits.park(requestId, DOOR, token);
        commands.find(lockerId, commandId)
                .flatMap(IssuedCommand::answer)
                .map(Answer::outcome)
                .ifPresent(outcome -> wake.wake(requestId, DOOR, Map.of("outcome", outcome)));
    }
}
