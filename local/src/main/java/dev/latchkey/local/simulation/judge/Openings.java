package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Sighting.Attempt;
import dev.latchkey.local.simulation.judge.Sighting.CodeTyped;
import dev.latchkey.local.simulation.judge.Sighting.CommandArrived;
import dev.latchkey.local.simulation.judge.Sighting.CourierCame;
import dev.latchkey.local.simulation.judge.Sighting.DoorOpened;
import dev.latchkey.local.simulation.judge.Sighting.KeyTurned;
import dev.latchkey.local.simulation.judge.Sighting.TokenShown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which attempt opened which door. An attempt opens one door, once, and within seconds.
final class Openings {

    /// The cloud's answer and three pulses of the latch take five.
    private static final Duration WITHIN = Duration.ofSeconds(10);

    /// However long it says that it holds.
    private static final Duration LONGEST_COMMAND = Duration.ofSeconds(30);

    private final Set<String> commands = new HashSet<>();
    private final Map<String, List<Attempt>> attempts = new HashMap<>();
    private final Map<Door, Attempt> causes = new HashMap<>();

    private record Door(String lockerId, int compartment) {}

    void remember(Attempt attempt) {
        if (attempt instanceof CommandArrived command && !mayOpen(command)) {
            return;
        }
        attempts.computeIfAbsent(attempt.lockerId(), id -> new ArrayList<>()).add(attempt);
    }

    /// A command to open one, that has not expired, for the first time.
    private boolean mayOpen(CommandArrived command) {
        return command.type().equals("open")
                && command.at().isBefore(command.expiresAt())
                && command.at().isBefore(command.issuedAt().plus(LONGEST_COMMAND))
                && commands.add(command.commandId());
    }

    void remember(DoorOpened opened, Known known) {
        var cause = cause(opened, known);
        var door = new Door(opened.lockerId(), opened.compartment());
        causes.remove(door);
        cause.ifPresent(attempt -> {
            causes.put(door, attempt);
            if (!isOfferedAnother(attempt, opened, known)) {
                attempts.get(opened.lockerId()).remove(attempt);
            }
        });
    }

    /// A door whose sensor does not see it open counts as stuck, and its courier is offered another one.
    private static boolean isOfferedAnother(Attempt attempt, DoorOpened opened, Known known) {
        return attempt instanceof CourierCame && known.isBlind(opened.lockerId(), opened.compartment());
    }

    /// What was tried at the locker just now and has opened nothing.
    List<Attempt> untaken(DoorOpened opened) {
        var here = attempts.getOrDefault(opened.lockerId(), new ArrayList<>());
        here.removeIf(attempt -> attempt.at().plus(WITHIN).isBefore(opened.at()));
        return List.copyOf(here);
    }

    /// The attempt that may open this door.
    Optional<Attempt> cause(DoorOpened opened, Known known) {
        return untaken(opened).stream()
                .filter(attempt -> mayOpen(attempt, opened, known))
                .findFirst();
    }

    /// What a door was last opened by, where that was right.
    Optional<Attempt> lastCause(String lockerId, int compartment) {
        return Optional.ofNullable(causes.get(new Door(lockerId, compartment)));
    }

    private static boolean mayOpen(Attempt attempt, DoorOpened opened, Known known) {
        var inside = known.in(opened.lockerId(), opened.compartment());
        var parcel = inside.or(() -> known.believedIn(opened.lockerId(), opened.compartment()));
        return switch (attempt) {
            case CodeTyped typed ->
                parcel.filter(it -> known.isCode(typed.digits(), it, typed.lockerId()))
                        .isPresent();
            case TokenShown shown ->
                parcel.filter(it -> known.isToken(shown.token(), it, shown.lockerId(), opened.at()))
                        .isPresent();
            case CommandArrived command ->
                command.compartment().filter(it -> it == opened.compartment()).isPresent();
            case KeyTurned key -> key.compartment() == opened.compartment();
            case CourierCame _ -> inside.filter(it -> !it.isUnseen).isEmpty();
        };
    }
}
