package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.MoreTime;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.notice.EndNotices;
import dev.latchkey.shipment.InterruptWindow;
import dev.latchkey.shipment.Interruption;
import dev.latchkey.shipment.Interruption.Cause;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Takes in that a fault is over: what it kept out of use is in use again, the windows of the parcels behind it end
/// later by its length where they could not be collected, nobody is told of it any more, its workflow goes on. Said
/// again, or before the fault itself, it does no harm.
public final class ClearFault {

    private final Faults faults;
    private final Containment containment;
    private final InterruptWindow interruptWindow;
    private final WakeFault wakeFault;
    private final EndNotices endNotices;
    private final Clock clock;

    public ClearFault(
            Faults faults,
            Containment containment,
            InterruptWindow interruptWindow,
            WakeFault wakeFault,
            EndNotices endNotices,
            Clock clock) {
        this.faults = faults;
        this.containment = containment;
        this.interruptWindow = interruptWindow;
        this.wakeFault = wakeFault;
        this.endNotices = endNotices;
        this.clock = clock;
    }

    /// A fault of the whole locker.
    public void clear(String lockerId, String code, Instant at) {
        clear(lockerId, code, 0, at);
    }

    /// @param compartment 0 where the fault is not one compartment's
    /// @param at by the clock of whoever says so, which can be days ahead: it is over by now, and no fault that
    /// begins later is hidden by it
    public void clear(String lockerId, String code, int compartment, Instant at) {
        var now = clock.instant();
        faults.clear(lockerId, code, compartment, (at.isAfter(now) ? now : at).truncatedTo(ChronoUnit.MILLIS))
                .ifPresent(this::follow);
    }

    private void follow(LockerFault over) {
        containment.release(over);
        var outage =
                new Interruption(Cause.Fault, over.since(), over.clearedAt().orElseThrow());
        if (FaultRules.of(over).moreTime() != MoreTime.NONE && over.since().isBefore(outage.to())) {
            over.handling().parcels().forEach(deliveryId -> interruptWindow.interrupt(deliveryId, outage));
        }
        over.handling().parcels().forEach(endNotices::end);
        wakeFault.lookAgain(over.faultId());
    }
}
