package dev.latchkey.memory;

import dev.latchkey.locker.Commands;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Commands in memory.
public final class InMemoryCommands implements Commands {

    private final Map<String, IssuedCommand> commands = new HashMap<>();

    @Override
    public synchronized IssuedCommand keep(IssuedCommand command) {
        var known = commands.putIfAbsent(key(command.lockerId(), command.commandId()), command);
        return known == null ? command : known;
    }

    @Override
    public synchronized Optional<IssuedCommand> find(String lockerId, String commandId) {
        return Optional.ofNullable(commands.get(key(lockerId, commandId)));
    }

    @Override
    public synchronized Optional<IssuedCommand> answer(String lockerId, String commandId, Answer answer) {
        commands.computeIfPresent(
                key(lockerId, commandId),
                (key, command) -> command.answer().isPresent() ? command : command.answered(answer));
        return find(lockerId, commandId);
    }

    private static String key(String lockerId, String commandId) {
        return lockerId + " " + commandId;
    }
}
