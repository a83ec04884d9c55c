package dev.latchkey.device;

import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.Command;
import dev.latchkey.device.message.CommandOutcome;
import dev.latchkey.device.message.HealthReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Carries out a command of the cloud, once. A repeated one gets the same answer and nothing else; a late one is
/// answered `expired`. One that is repeated while it is under way is answered when it has ended. An opening is
/// journalled as interrupted before the latch is released, so that a power cut
/// can make a door stay closed, but never open twice.
final class ObeyCommand {

    private static final Duration OPENING_HOLDS_FOR = Duration.ofSeconds(30);

    private final Journal journal;
    private final OpenCompartment opener;
    private final ReportHealth health;
    private final Watches watches;
    private final Inputs inputs;
    private final Acknowledge acknowledge;
    private final KeepTime time;
    private final Surroundings surroundings;
    private final LockerObserver observer;
    private final Runnable reboot;

    ObeyCommand(
            Journal journal,
            OpenCompartment opener,
            ReportHealth health,
            Watches watches,
            Inputs inputs,
            Acknowledge acknowledge,
            KeepTime time,
            Surroundings surroundings,
            LockerObserver observer,
            Runnable reboot) {
        this.journal = journal;
        this.opener = opener;
        this.health = health;
        this.watches = watches;
        this.inputs = inputs;
        this.acknowledge = acknowledge;
        this.time = time;
        this.surroundings = surroundings;
        this.observer = observer;
        this.reboot = reboot;
    }

    void received(Command command) {
        if (journal.commands().isUnderWay(command.commandId())) {
            return;
        }
        Optional<Ack.CommandResult> earlier = journal.commands().find(command.commandId());
        if (earlier.isPresent()) {
            acknowledge.commandEnded(earlier.get());
            return;
        }
        switch (command) {
            case Command.Unusable it -> end(it.commandId(), CommandOutcome.REFUSED, it.problem());
            case Command.Open it when !time.isKnown() -> time.whenKnown(() -> received(it));
            case Command.Usable it
            when hasExpired(it) ->
                end(it.commandId(), CommandOutcome.EXPIRED, "came too late: it is " + surroundings.now());
            case Command.Usable it -> obeyAndAnswer(it);
        }
    }

    /// Whatever breaks, the cloud hears that it did, rather than nothing until the next restart.
    private void obeyAndAnswer(Command.Usable command) {
        try {
            obey(command);
        } catch (RuntimeException e) {
            end(command.commandId(), CommandOutcome.FAILED, "the locker broke while it obeyed");
            throw e;
        }
    }

    private boolean hasExpired(Command.Usable command) {
        return !surroundings.now().isBefore(deadline(command));
    }

    private static Instant deadline(Command.Usable command) {
        Instant expiresAt = command.expiresAt();
        if (!(command instanceof Command.Open open)) {
            return expiresAt;
        }
        Instant latest = open.issuedAt().plus(OPENING_HOLDS_FOR);
        return expiresAt.isBefore(latest) ? expiresAt : latest;
    }

    private void obey(Command.Usable command) {
        switch (command) {
            case Command.Open it -> open(it);
            case Command.Diagnose it -> diagnose(it);
            case Command.Reboot it -> reboot(it);
            case Command.DisableCompartment it -> disable(it);
            case Command.EnableCompartment it -> enable(it);
            case Command.DisableInput it -> disable(it);
            case Command.EnableInput it -> enable(it);
        }
    }

    private void open(Command.Open it) {
        if (!opener.exists(it.compartment())) {
            end(it.commandId(), CommandOutcome.REFUSED, noSuch(it.compartment()));
            return;
        }
        Ack.CommandResult interrupted = result(
                it.commandId(), CommandOutcome.FAILED, "the locker restarted before compartment opened for certain");
        opener.openByCommand(
                it.compartment(), () -> journal.commands().begin(interrupted), outcome -> opened(it, outcome));
    }

    private void opened(Command.Open it, DoorOutcome outcome) {
        String compartment = "compartment " + it.compartment();
        switch (outcome) {
            case OPENED -> end(it.commandId(), CommandOutcome.DONE, compartment + " opened");
            case SENSOR_DEAD ->
                end(it.commandId(), CommandOutcome.DONE, compartment + " released; its door sensor does not answer");
            case STUCK -> end(it.commandId(), CommandOutcome.FAILED, compartment + " did not open");
        }
    }

    private void diagnose(Command.Diagnose it) {
        Optional<Integer> unknown = it.compartment().filter(number -> !opener.exists(number));
        if (unknown.isPresent()) {
            end(it.commandId(), CommandOutcome.REFUSED, noSuch(unknown.get()));
            return;
        }
        watches.look();
        HealthReport report = health.report();
        end(new Ack.CommandResult(
                it.commandId(),
                CommandOutcome.DONE,
                health.describe(report, it.compartment()),
                Optional.of(report),
                surroundings.now()));
    }

    private void reboot(Command.Reboot it) {
        Ack.CommandResult result = result(it.commandId(), CommandOutcome.DONE, "rebooting");
        journal.commands().save(result);
        observer.commandAnswered(result);
        acknowledge.commandEnded(result).whenComplete((_, _) -> reboot.run());
    }

    private void disable(Command.DisableCompartment it) {
        if (opener.exists(it.compartment())) {
            journal.disabled().add(it.compartment());
            end(it.commandId(), CommandOutcome.DONE, "compartment " + it.compartment() + " takes no more parcels");
        } else {
            end(it.commandId(), CommandOutcome.REFUSED, noSuch(it.compartment()));
        }
    }

    private void enable(Command.EnableCompartment it) {
        journal.disabled().remove(it.compartment());
        watches.trust(it.compartment());
        end(it.commandId(), CommandOutcome.DONE, "compartment " + it.compartment() + " takes parcels again");
    }

    private void disable(Command.DisableInput it) {
        journal.disabledInputs().add(it.input());
        inputs.promptOther(it.input());
        end(it.commandId(), CommandOutcome.DONE, "the " + it.input() + " takes no more codes");
    }

    /// Somebody vouches for it, unless it is only the lesser evil of two.
    private void enable(Command.EnableInput it) {
        journal.disabledInputs().remove(it.input());
        if (!inputs.isFaulty(Inputs.other(it.input()))) {
            watches.trust(it.input());
        }
        end(it.commandId(), CommandOutcome.DONE, "the " + it.input() + " takes codes again");
    }

    private static String noSuch(int compartment) {
        return "there is no compartment " + compartment;
    }

    private void end(UUID commandId, CommandOutcome outcome, String detail) {
        end(result(commandId, outcome, detail));
    }

    private void end(Ack.CommandResult result) {
        journal.atomically(() -> journal.commands().save(result));
        observer.commandAnswered(result);
        acknowledge.commandEnded(result);
    }

    private Ack.CommandResult result(UUID commandId, CommandOutcome outcome, String detail) {
        return new Ack.CommandResult(commandId, outcome, detail, surroundings.now());
    }
}
