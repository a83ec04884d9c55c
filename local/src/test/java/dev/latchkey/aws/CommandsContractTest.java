package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Command;
import dev.latchkey.locker.Commands;
import dev.latchkey.locker.HealthReportReader;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.IssuedCommand.Waiting;
import dev.latchkey.memory.EventFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class CommandsContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");

    private final Commands commands;
    private final String lockerId = "locker-" + UUID.randomUUID();

    CommandsContractTest(Memory.Kind kind) {
        commands = kind.memory().commands();
    }

    @Test
    void givesBackEveryKindOfCommand() {
        var all = List.of(
                new Command.Open(7),
                new Command.Diagnose(7),
                new Command.Diagnose(0),
                new Command.Reboot(),
                new Command.DisableCompartment(7),
                new Command.EnableCompartment(7),
                new Command.DisableInput(Command.Input.KEYPAD),
                new Command.EnableInput(Command.Input.SCANNER));

        assertThat(all).allSatisfy(command -> {
            var kept = commands.keep(issued(command, Optional.of(new Waiting("f-1", "diagnosis"))));

            assertThat(commands.find(lockerId, kept.commandId())).contains(kept);
        });
    }

    @Test
    void theSameCommandAgainStaysAsItWasFirst() {
        var first = issued(new Command.Open(7), Optional.empty());
        commands.keep(first);

        var again = new IssuedCommand(
                first.commandId(),
                lockerId,
                new Command.Open(8),
                "by",
                "why",
                NOW.plusSeconds(9),
                NOW.plusSeconds(39),
                Optional.empty(),
                Optional.empty());

        assertThat(commands.keep(again)).isEqualTo(first);
    }

    @Test
    void theFirstAnswerCounts() {
        var sent = commands.keep(issued(new Command.Diagnose(0), Optional.empty()));
        var report = HealthReportReader.read(EventFile.json("mqtt/event-health.json"));
        var done = new Answer("done", "looked", Optional.of(report), NOW.plusSeconds(1));

        assertThat(commands.answer(lockerId, sent.commandId(), done)).contains(sent.answered(done));
        assertThat(commands.answer(lockerId, sent.commandId(), new Answer("failed", "no", NOW.plusSeconds(2))))
                .contains(sent.answered(done));
        assertThat(commands.find(lockerId, sent.commandId())).contains(sent.answered(done));
    }

    @Test
    void anAnswerToNothingIsNobodys() {
        var sent = commands.keep(issued(new Command.Reboot(), Optional.empty()));

        assertThat(commands.answer("another-" + lockerId, sent.commandId(), new Answer("done", "", NOW)))
                .isEmpty();
        assertThat(commands.find(lockerId, sent.commandId()).orElseThrow().answer())
                .isEmpty();
    }

    private IssuedCommand issued(Command command, Optional<Waiting> waiting) {
        return new IssuedCommand(
                UUID.randomUUID().toString(),
                lockerId,
                command,
                "handle-locker-fault",
                "To see whether it is so",
                NOW,
                NOW.plusSeconds(30),
                waiting,
                Optional.empty());
    }
}
