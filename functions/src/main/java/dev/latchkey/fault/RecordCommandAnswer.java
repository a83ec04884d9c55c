package dev.latchkey.fault;

import dev.latchkey.locker.Command;
import dev.latchkey.locker.Commands;
import dev.latchkey.locker.HealthReport;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.Health;
import dev.latchkey.locker.RecordReport;
import dev.latchkey.shipment.WakeWorkflow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Takes in what a locker answers to a command: the first answer counts, and whoever waits for it goes on.
public final class RecordCommandAnswer {

    private final Commands commands;
    private final RecordReport recordReport;
    private final CompareFaults compareFaults;
    private final ClearFault clearFault;
    private final WakeWorkflow wake;

    public RecordCommandAnswer(
            Commands commands,
            RecordReport recordReport,
            CompareFaults compareFaults,
            ClearFault clearFault,
            WakeWorkflow wake) {
        this.commands = commands;
        this.recordReport = recordReport;
        this.compareFaults = compareFaults;
        this.clearFault = clearFault;
        this.wake = wake;
    }

    /// @return the command; empty where this locker was sent no such one
    public Optional<IssuedCommand> record(String lockerId, String commandId, Answer said) {
        var answered = commands.answer(lockerId, commandId, said);
        answered.ifPresent(this::follow);
        return answered;
    }

    /// Also where it was answered before: whoever took in the first answer may have broken off here.
    private void follow(IssuedCommand command) {
        var answer = command.answer().orElseThrow();
        answer.report().ifPresent(report -> reported(command, report, answer.at()));
        if (command.command() instanceof Command.Open open && answer.outcome().equals("done")) {
            // The door has opened: the locker's own word of that can come later than this one.
            clearFault.clear(command.lockerId(), "doorDidNotOpen", open.compartment(), answer.at());
        }
        command.waiting()
                .ifPresent(
                        waiting -> wake.wake(waiting.subject(), waiting.what(), Map.of("outcome", answer.outcome())));
    }

    /// What it says of itself when it is asked is a report of health like any other, before somebody acts on
    /// its silence.
    private void reported(IssuedCommand command, HealthReport report, Instant at) {
        recordReport.record(command.lockerId(), new Health(new Envelope(command.commandId(), 0, at), report));
        compareFaults.compare(command.lockerId(), report, at);
    }
}
