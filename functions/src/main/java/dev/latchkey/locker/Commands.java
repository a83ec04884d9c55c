package dev.latchkey.locker;

import dev.latchkey.locker.IssuedCommand.Answer;
import java.util.Optional;

/// The commands that were sent to lockers. Every read sees every write that was answered before it.
public interface Commands {

    /// Keeps a command; one of the same id again changes nothing.
    ///
    /// @return the one that is kept
    IssuedCommand keep(IssuedCommand command);

    Optional<IssuedCommand> find(String lockerId, String commandId);

    /// Keeps a locker's answer; the first one counts.
    ///
    /// @return the command with the answer that counts; empty where no such command was sent to this locker
    Optional<IssuedCommand> answer(String lockerId, String commandId, Answer answer);
}
