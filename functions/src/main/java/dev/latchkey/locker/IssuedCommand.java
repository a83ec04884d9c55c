package dev.latchkey.locker;

import java.time.Instant;
import java.util.Optional;

/// A command that was sent to a locker, and what became of it.
///
/// @param commandId a UUID, the same for the same purpose
/// @param by whose word it is: a principal's ARN, or a workflow's name
/// @param why in words, for people
/// @param expiresAt from when on the locker does not obey it
/// @param waiting whom its answer wakes
public record IssuedCommand(
        String commandId,
        String lockerId,
        Command command,
        String by,
        String why,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Waiting> waiting,
        Optional<Answer> answer) {

    /// A parked token.
    ///
    /// @param subject whose workflow waits, such as a fault's id
    /// @param what for
    public record Waiting(String subject, String what) {}

    /// What the locker said.
    ///
    /// @param outcome `done`, `failed`, `expired` or `refused`
    /// @param detail a sentence for people
    /// @param report how the locker is, where that was asked
    /// @param at by the locker's clock
    public record Answer(String outcome, String detail, Optional<HealthReport> report, Instant at) {

        public Answer(String outcome, String detail, Instant at) {
            this(outcome, detail, Optional.empty(), at);
        }
    }

    public boolean isOver(Instant now) {
        return answer.isPresent() || !now.isBefore(expiresAt);
    }

    public IssuedCommand answered(Answer said) {
        return new IssuedCommand(
                commandId, lockerId, command, by, why, issuedAt, expiresAt, waiting, Optional.of(said));
    }
}
