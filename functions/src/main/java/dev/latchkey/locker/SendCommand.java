package dev.latchkey.locker;

import dev.latchkey.locker.IssuedCommand.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// Sends a locker a command that is good for a while. The same name again is the same command, which the locker obeys
/// once: a step that is repeated says the same, with the same end.
public final class SendCommand {

    private final Commands commands;
    private final LockerLink link;
    private final Clock clock;

    public SendCommand(Commands commands, LockerLink link, Clock clock) {
        this.commands = commands;
        this.link = link;
        this.clock = clock;
    }

    /// The id of the command of a name (RFC 9562, version 3).
    public static String commandId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// @param name what it is for, unique in the fleet
    /// @param by whose word it is
    /// @return the command as it was sent first
    public IssuedCommand send(String lockerId, Command command, String name, String by, String why, Duration validFor) {
        return send(lockerId, command, name, by, why, validFor, Optional.empty());
    }

    /// @param waiting whom its answer wakes
    public IssuedCommand send(
            String lockerId,
            Command command,
            String name,
            String by,
            String why,
            Duration validFor,
            Optional<Waiting> waiting) {
        // A locker reads whole milliseconds, and every store keeps them.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var kept = commands.keep(new IssuedCommand(
                commandId(name), lockerId, command, by, why, now, now.plus(validFor), waiting, Optional.empty()));
        if (!kept.isOver(now)) {
            link.publishCommand(lockerId, kept);
        }
        return kept;
    }
}
