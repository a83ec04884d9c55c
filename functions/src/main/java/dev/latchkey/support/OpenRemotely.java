package dev.latchkey.support;

import dev.latchkey.locker.Command;
import dev.latchkey.locker.Commands;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Waiting;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.SendCommand;
import dev.latchkey.support.JustifyOpening.Judgement.Justified;
import dev.latchkey.support.JustifyOpening.Judgement.Unjustified;
import dev.latchkey.support.OpenRemotely.Opened.Late;
import dev.latchkey.support.OpenRemotely.Opened.NotConnected;
import dev.latchkey.support.OpenRemotely.Opened.NotJustified;
import dev.latchkey.support.OpenRemotely.Opened.Sent;
import dev.latchkey.support.StepUp.OpenCompartment;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Opens one compartment from afar, where something allows it: two people, or a confirmed jam with its
/// recipient in front of it. In the audit before the command leaves.
public final class OpenRemotely {

    private final Lockers lockers;
    private final JustifyOpening justify;
    private final SendCommand sendCommand;
    private final Commands commands;
    private final Audit audit;
    private final Clock clock;

    public OpenRemotely(
            Lockers lockers,
            JustifyOpening justify,
            SendCommand sendCommand,
            Commands commands,
            Audit audit,
            Clock clock) {
        this.lockers = lockers;
        this.justify = justify;
        this.sendCommand = sendCommand;
        this.commands = commands;
        this.audit = audit;
        this.clock = clock;
    }

    /// The same justification again is the same command, which a locker obeys once.
    public Opened open(String lockerId, int compartment, Justification justification) {
        return open(lockerId, compartment, justification, Optional.empty());
    }

    /// @param waiting whom the locker's answer wakes
    public Opened open(String lockerId, int compartment, Justification justification, Optional<Waiting> waiting) {
        var opening = new OpenCompartment(lockerId, compartment);
        return switch (justify.judge(opening, justification)) {
            case Unjustified not -> new NotJustified(not.reason());
            case Justified justified -> open(opening, justified.order(), waiting);
        };
    }

    private Opened open(OpenCompartment opening, OpeningOrder order, Optional<Waiting> waiting) {
        var now = clock.instant();
        if (!now.isBefore(order.until())) {
            return sentBefore(opening, order);
        }
        return lockers.presence(opening.lockerId())
                .awaySince()
                .<Opened>map(NotConnected::new)
                .orElseGet(() -> send(opening, order, waiting, now));
    }

    private Opened sentBefore(OpenCompartment opening, OpeningOrder order) {
        return commands.find(opening.lockerId(), SendCommand.commandId(order.name()))
                .<Opened>map(Sent::new)
                .orElseGet(() -> new Late(order.until()));
    }

    private Opened send(OpenCompartment opening, OpeningOrder order, Optional<Waiting> waiting, Instant now) {
        audit.append(new AuditEntry(
                opening.subject(),
                "sent-" + order.name(),
                now,
                order.by(),
                "OpeningCommanded",
                order.why(),
                details(opening, order)));
        return new Sent(sendCommand.send(
                opening.lockerId(),
                new Command.Open(opening.compartment()),
                order.name(),
                order.by(),
                order.why(),
                order.validFor(now),
                waiting));
    }

    private static Map<String, String> details(OpenCompartment opening, OpeningOrder order) {
        var details = new HashMap<>(order.details());
        details.put("compartment", String.valueOf(opening.compartment()));
        return details;
    }

    /// What became of it.
    public sealed interface Opened {

        /// The command is on its way; its acknowledgement will say what came of it.
        record Sent(IssuedCommand command) implements Opened {}

        /// No command reaches the locker.
        record NotConnected(Instant since) implements Opened {}

        /// What allowed it holds no longer.
        record Late(Instant until) implements Opened {}

        /// @param reason one word: `notApproved`, `recipientNotThere`, `noConfirmedJam` or
        ///     `noSuchParcelThere`
        record NotJustified(String reason) implements Opened {}
    }
}
