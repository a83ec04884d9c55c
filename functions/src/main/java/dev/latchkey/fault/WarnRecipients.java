package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.MoreTime;
import dev.latchkey.fault.FaultRule.Way;
import dev.latchkey.locker.CloudFault;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.notice.FaultNotice;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.InterruptWindow;
import dev.latchkey.shipment.Interruption;
import dev.latchkey.shipment.Interruption.Cause;
import dev.latchkey.shipment.Workflows;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Tells the recipients of the parcels behind a fault once, and gives them more time where it promises some. Safe to
/// repeat: the interruption and the notice are the same ones.
public final class WarnRecipients {

    private static final String MAY_NOT_OPEN = "LOCKER_AWAY";

    private final Faults faults;
    private final FindParcels findParcels;
    private final Deliveries deliveries;
    private final InterruptWindow interruptWindow;
    private final Workflows workflows;
    private final FaultPolicy policy;
    private final Clock clock;

    public WarnRecipients(
            Faults faults,
            FindParcels findParcels,
            Deliveries deliveries,
            InterruptWindow interruptWindow,
            Workflows workflows,
            FaultPolicy policy,
            Clock clock) {
        this.faults = faults;
        this.findParcels = findParcels;
        this.deliveries = deliveries;
        this.interruptWindow = interruptWindow;
        this.workflows = workflows;
        this.policy = policy;
        this.clock = clock;
    }

    /// @return how many parcels lie behind it
    public int warn(String lockerId, String faultId) {
        return faults.find(lockerId, faultId).map(this::warn).orElse(0);
    }

    /// Tells the recipient of a parcel that has its code, or its place, only since the others behind a fault were told.
    /// That the locker has no connection, the message with the code has said.
    public void catchUp(String deliveryId) {
        deliveries
                .find(deliveryId)
                .filter(WarnRecipients::canBeCollected)
                .ifPresent(delivery -> faults
                        .open(delivery.registration().orElseThrow().lockerId())
                        .stream()
                        .filter(fault -> fault.handling().warnedAt().isPresent())
                        .filter(fault -> FindParcels.isBehind(delivery, fault))
                        .forEach(fault -> catchUp(fault, List.of(delivery))));
    }

    private void catchUp(LockerFault fault, List<Delivery> late) {
        note(fault, late);
        if (!fault.code().equals(CloudFault.OFFLINE.code())) {
            tell(fault, late);
        }
    }

    /// The time is noted first: a parcel that is not found here finds it.
    private int warn(LockerFault fault) {
        faults.note(fault.lockerId(), fault.faultId(), handling -> handling.warned(clock.instant()));
        var behind = findParcels.behind(fault);
        note(fault, behind);
        tell(fault, behind);
        return behind.size();
    }

    private void note(LockerFault fault, List<Delivery> behind) {
        var ids = behind.stream().map(Delivery::deliveryId).toList();
        faults.note(fault.lockerId(), fault.faultId(), handling -> handling.behind(ids));
    }

    private void tell(LockerFault fault, List<Delivery> behind) {
        notice(fault)
                .ifPresent(kind -> behind.stream()
                        .filter(WarnRecipients::canBeCollected)
                        .forEach(delivery -> tell(delivery.deliveryId(), fault, kind)));
    }

    private static boolean canBeCollected(Delivery delivery) {
        return delivery.liveCode().isPresent();
    }

    /// Nobody is sent to the other input where that is faulty too.
    private Optional<String> notice(LockerFault fault) {
        var rule = FaultRules.of(fault);
        return rule.has(Way.OTHER_INPUT) && Containment.isDeaf(faults.open(fault.lockerId()))
                ? Optional.of(MAY_NOT_OPEN)
                : rule.notice();
    }

    private void tell(String deliveryId, LockerFault fault, String kind) {
        if (FaultRules.of(fault).moreTime() == MoreTime.PROMISED) {
            var until = fault.since().plus(policy.extension());
            interruptWindow.interrupt(deliveryId, new Interruption(Cause.Fault, fault.since(), until));
        }
        workflows.startNotice(deliveryId, FaultNotice.id(fault), kind);
    }
}
