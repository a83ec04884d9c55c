package dev.latchkey.resend;

import dev.latchkey.fault.FindOtherInput;
import dev.latchkey.fault.OrderTechnician;
import dev.latchkey.fault.OrderTechnician.Ordered;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.shipment.Delivery;
import java.time.Instant;

/// What can be done where the locker is the trouble.
final class HelpAtLocker {

    /// The diagnosis's rule by which it is the door that does not work.
    private static final String ITS_DOOR = "CompartmentFaulty";

    private final OrderTechnician orderTechnician;
    private final FindOtherInput findOtherInput;
    private final Lockers lockers;
    private final PublishManifest publishManifest;
    private final SendAgain sendAgain;

    HelpAtLocker(
            OrderTechnician orderTechnician,
            FindOtherInput findOtherInput,
            Lockers lockers,
            PublishManifest publishManifest,
            SendAgain sendAgain) {
        this.orderTechnician = orderTechnician;
        this.findOtherInput = findOtherInput;
        this.lockers = lockers;
        this.publishManifest = publishManifest;
        this.sendAgain = sendAgain;
    }

    /// Tells the recipient which input works, with the code.
    Acted otherInput(Act act, Delivery delivery) {
        return findOtherInput
                .notice(delivery.registration().orElseThrow().lockerId())
                .map(kind -> sendAgain.send(act, delivery, act.noticeId(), kind))
                .map(acted -> acted.as(Deed.OtherInputNamed))
                .orElseGet(() -> Acted.notPossible(Hindrance.NoOtherInput));
    }

    /// Tells the locker of the code once more; the recipient's QR opens before it has heard.
    Acted sync(Act act, Delivery delivery) {
        lockers.find(delivery.registration().orElseThrow().lockerId()).ifPresent(publishManifest::publish);
        return sendAgain.send(act, delivery, act.noticeId(), NoticeKind.CODE).as(Deed.LockerSynced);
    }

    /// @param at of the first try
    Acted repair(Act act, Delivery delivery, Instant at) {
        var ordered = act.rule().equals(ITS_DOOR)
                ? orderTechnician.repairDoor(delivery, at)
                : orderTechnician.repair(delivery, at);
        var acted = acted(ordered, Deed.TechnicianCalled);
        return ordered instanceof Ordered.Called call && !call.isTimeGiven() ? acted.with("sameTime", true) : acted;
    }

    boolean isTechnicianCalled(Delivery delivery) {
        return orderTechnician.isCalled(delivery);
    }

    /// @param at of the first try
    Acted relocate(Delivery delivery, Instant at) {
        return delivery.isWaitingForPickup()
                ? acted(orderTechnician.relocate(delivery, at), Deed.RelocationOrdered)
                : Acted.notPossible(Hindrance.NoParcelWaits);
    }

    private static Acted acted(Ordered ordered, Deed called) {
        return switch (ordered) {
            case Ordered.Called call -> with(Acted.done(called), call.fault());
            case Ordered.NothingThere ignored -> Acted.notPossible(Hindrance.NothingAtLocker);
        };
    }

    private static Acted with(Acted acted, LockerFault fault) {
        return acted.with("lockerId", fault.lockerId())
                .with("compartment", fault.compartment())
                .with("faultId", fault.faultId());
    }
}
