package dev.latchkey.support;

import dev.latchkey.fault.FindWayOut;
import dev.latchkey.fault.WakeFault;
import dev.latchkey.locker.Command;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Handling.Present;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Waiting;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.SendCommand;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.support.Justification.ConfirmedJam;
import dev.latchkey.support.OpenRemotely.Opened.Late;
import dev.latchkey.support.OpenRemotely.Opened.NotConnected;
import dev.latchkey.support.OpenRemotely.Opened.NotJustified;
import dev.latchkey.support.OpenRemotely.Opened.Sent;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Tries a jammed latch once more, while the recipient stands there or while nothing lies behind the door,
/// and parks the fault's workflow until the locker says what came of it. In the audit before the command
/// leaves. Run again it is the same command, which the locker obeys once.
public final class OpenAgain {

    /// A locker obeys an opening for so long.
    private static final Duration HOLDS_FOR = Duration.ofSeconds(30);

    private static final String BY = "handle-locker-fault";
    private static final String WHY = "The door jams, and nothing lies behind it";

    /// The latch is not tried.
    private static final String NOBODY = "Nobody";

    private final Faults faults;
    private final FindWayOut findWayOut;
    private final OpenRemotely openRemotely;
    private final SendCommand sendCommand;
    private final Audit audit;
    private final Waits waits;
    private final WakeWorkflow wake;
    private final Clock clock;

    public OpenAgain(
            Faults faults,
            FindWayOut findWayOut,
            OpenRemotely openRemotely,
            SendCommand sendCommand,
            Audit audit,
            Waits waits,
            WakeWorkflow wake,
            Clock clock) {
        this.faults = faults;
        this.findWayOut = findWayOut;
        this.openRemotely = openRemotely;
        this.sendCommand = sendCommand;
        this.audit = audit;
        this.waits = waits;
        this.wake = wake;
        this.clock = clock;
    }

    /// Goes on at once where nobody stands there any more.
    public void open(String lockerId, String faultId, TaskToken token) {
        waits.park(faultId, WakeFault.OPENING, token);
        var answer = faults.find(lockerId, faultId)
                .filter(LockerFault::isOpen)
                .map(this::open)
                .orElse(Optional.of(NOBODY));
        answer.ifPresent(outcome -> wake.wake(faultId, WakeFault.OPENING, Map.of("outcome", outcome)));
    }

    /// @return an outcome that is known already
    private Optional<String> open(LockerFault fault) {
        var present = findWayOut.present(fault);
        if (present.isPresent()) {
            return openFor(fault, present.get());
        }
        return findWayOut.isEmpty(fault) ? openEmpty(fault) : Optional.of(NOBODY);
    }

    /// The word is written down first, with what it was tried for: an opening goes by what is known.
    private Optional<String> openFor(LockerFault fault, Present word) {
        faults.note(
                fault.lockerId(), fault.faultId(), done -> done.present(word).tried(word.at()));
        var jam = new ConfirmedJam(fault.faultId(), word.deliveryId(), word.at());
        return switch (openRemotely.open(fault.lockerId(), fault.compartment(), jam, Optional.of(waiting(fault)))) {
            case Sent sent -> outcome(sent.command());
            case NotConnected ignored -> Optional.of(NOBODY);
            case Late ignored -> Optional.of(NOBODY);
            case NotJustified ignored -> Optional.of(NOBODY);
        };
    }

    /// Nobody's parcel is behind it, and nobody need be there.
    private Optional<String> openEmpty(LockerFault fault) {
        var name = "empty-" + fault.faultId();
        audit.append(new AuditEntry(
                Subject.locker(fault.lockerId()),
                "sent-" + name,
                clock.instant(),
                BY,
                "OpeningCommanded",
                WHY,
                Map.of("compartment", String.valueOf(fault.compartment()), "faultId", fault.faultId())));
        var sent = sendCommand.send(
                fault.lockerId(),
                new Command.Open(fault.compartment()),
                name,
                BY,
                WHY,
                HOLDS_FOR,
                Optional.of(waiting(fault)));
        faults.note(fault.lockerId(), fault.faultId(), done -> done.tried(fault.since()));
        return outcome(sent);
    }

    private static Waiting waiting(LockerFault fault) {
        return new Waiting(fault.faultId(), WakeFault.OPENING);
    }

    private static Optional<String> outcome(IssuedCommand sent) {
        return sent.answer().map(IssuedCommand.Answer::outcome);
    }
}
