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
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Tries a jammed latch once more, while the recipient stands there or while nothing lies behind the door,
/// and parks the fault's workflow until the locker says what came of it. In the audit before the command
/// leaves. Run again it is the same command, which the locker obeys once.
public final class OpenAgain {

    /// A locker obeys an opening for so long.
    private static final Duration HOLDS_FOR = Duration.ofSeconds(30);

    private static final String BY = "handle-locker-fault";

    private final Faults faults;
    private final FindWayOut findWayOut;
    private final SendCommand sendCommand;
    private final Audit audit;
    private final Waits waits;
    private final WakeWorkflow wake;
    private final Clock clock;

    public OpenAgain(
            Faults faults,
            FindWayOut findWayOut,
            SendCommand sendCommand,
            Audit audit,
            Waits waits,
            WakeWorkflow wake,
            Clock clock) {
        this.faults = faults;
        this.findWayOut = findWayOut;
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
                .orElse(Optional.of("Nobody"));
        answer.ifPresent(outcome -> wake.wake(faultId, WakeFault.OPENING, Map.of("outcome", outcome)));
    }

    /// @return an outcome that is known already
    private Optional<String> open(LockerFault fault) {
        var present = findWayOut.present(fault);
        if (present.isEmpty() && !findWayOut.isEmpty(fault)) {
            return Optional.of("Nobody");
        }
        var wordAt = present.map(Present::at).orElse(fault.since());
        var name = "open-" + fault.faultId() + "-" + wordAt.toEpochMilli();
        note(fault, present, name);
        var sent = send(fault, name);
        faults.note(fault.lockerId(), fault.faultId(), handling -> handling.tried(wordAt));
        return sent.answer().map(IssuedCommand.Answer::outcome);
    }

    private void note(LockerFault fault, Optional<Present> present, String name) {
        var details = new HashMap<String, String>();
        details.put("compartment", String.valueOf(fault.compartment()));
        details.put("faultId", fault.faultId());
        present.ifPresent(word -> {
            details.put("deliveryId", word.deliveryId());
            details.put("verifiedAt", word.at().toString());
        });
        audit.append(new AuditEntry(
                Subject.locker(fault.lockerId()),
                "sent-" + name,
                clock.instant(),
                BY,
                "OpeningCommanded",
                why(present),
                details));
    }

    private static String why(Optional<Present> present) {
        return present.isPresent()
                ? "The door jams, and its recipient is there"
                : "The door jams, and nothing lies behind it";
    }

    private IssuedCommand send(LockerFault fault, String name) {
        return sendCommand.send(
                fault.lockerId(),
                new Command.Open(fault.compartment()),
                name,
                BY,
                "The latch once more",
                HOLDS_FOR,
                Optional.of(new Waiting(fault.faultId(), WakeFault.OPENING)));
    }
}
