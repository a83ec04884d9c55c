package dev.latchkey.support;

import dev.latchkey.locker.Commands;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.SendCommand;
import dev.latchkey.support.StepUp.OpenCompartment;
import dev.latchkey.support.StepUp.SupportStep;
import java.util.Optional;

/// Reads a request for what two people must agree to, with what came of it.
public final class ReadApproval {

    private final Approvals approvals;
    private final Commands commands;

    public ReadApproval(Approvals approvals, Commands commands) {
        this.approvals = approvals;
        this.commands = commands;
    }

    public Optional<Read> read(String approvalId) {
        return approvals.find(approvalId).map(approval -> new Read(approval, command(approval)));
    }

    private Optional<IssuedCommand> command(Approval approval) {
        return switch (approval.stepUp()) {
            case OpenCompartment opening -> command(approval, opening);
            case SupportStep step -> step.opening().flatMap(opening -> command(approval, opening));
        };
    }

    private Optional<IssuedCommand> command(Approval approval, OpenCompartment opening) {
        return commands.find(opening.lockerId(), SendCommand.commandId(OpeningOrder.nameOf(approval)));
    }

    /// @param command the one that was sent when it was approved
    public record Read(Approval approval, Optional<IssuedCommand> command) {}
}
