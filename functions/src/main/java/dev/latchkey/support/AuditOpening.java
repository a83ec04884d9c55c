package dev.latchkey.support;

import dev.latchkey.locker.Command.Open;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import java.time.Clock;
import java.util.Map;

/// Adds to the audit what a locker answered to an opening from afar. The same answer again changes nothing.
public final class AuditOpening {

    private final Audit audit;
    private final Clock clock;

    public AuditOpening(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /// @param command with its answer; one that opens nothing is no deed
    public void answered(IssuedCommand command) {
        if (command.command() instanceof Open open) {
            command.answer().ifPresent(answer -> audit.append(entry(command, open, answer)));
        }
    }

    private AuditEntry entry(IssuedCommand command, Open open, Answer answer) {
        return new AuditEntry(
                Subject.locker(command.lockerId()),
                "answered-" + command.commandId(),
                clock.instant(),
                command.lockerId(),
                "OpeningAnswered",
                answer.detail(),
                Map.of(
                        "commandId", command.commandId(),
                        "compartment", String.valueOf(open.compartment()),
                        "outcome", answer.outcome()));
    }
}
