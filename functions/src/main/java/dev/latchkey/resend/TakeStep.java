package dev.latchkey.resend;

import dev.latchkey.locker.IssuedCommand.Waiting;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.support.Approvals;
import dev.latchkey.support.Justification.Approved;
import dev.latchkey.support.OpenRemotely;
import dev.latchkey.support.OpenRemotely.Opened;
import dev.latchkey.support.ReleaseDelivery;
import dev.latchkey.support.ReleaseDelivery.Released;
import dev.latchkey.support.StepUp.OpenCompartment;
import java.util.Optional;

/// Does what two people have agreed to, and what they have agreed to only: the approval is looked up, whoever names it,
/// and it is one of this request, this parcel and this action. Safe to repeat.
final class TakeStep {

    private final Approvals approvals;
    private final Deliveries deliveries;
    private final FindHold findHold;
    private final WriteDown writeDown;
    private final RotateOnce rotateOnce;
    private final CancelAtRequest cancel;
    private final ChangeToProposed changeContact;
    private final ReleaseDelivery releaseDelivery;
    private final OpenRemotely openRemotely;

    TakeStep(
            Approvals approvals,
            Deliveries deliveries,
            FindHold findHold,
            WriteDown writeDown,
            RotateOnce rotateOnce,
            CancelAtRequest cancel,
            ChangeToProposed changeContact,
            ReleaseDelivery releaseDelivery,
            OpenRemotely openRemotely) {
        this.approvals = approvals;
        this.deliveries = deliveries;
        this.findHold = findHold;
        this.writeDown = writeDown;
        this.rotateOnce = rotateOnce;
        this.cancel = cancel;
        this.changeContact = changeContact;
        this.releaseDelivery = releaseDelivery;
        this.openRemotely = openRemotely;
    }

    Acted take(Act act, Action action) {
        return Agreed.to(act, action, act.approvalId().flatMap(approvals::find))
                .map(agreed -> take(act, action, agreed))
                .orElseGet(() -> Acted.notPossible(Hindrance.NotApproved));
    }

    private Acted take(Act act, Action action, Agreed agreed) {
        var delivery = deliveries.find(act.deliveryId()).orElseThrow(() -> new NoSuchDelivery(act.deliveryId()));
        return switch (action) {
            case ROTATE -> rotateOnce.rotate(act, delivery, agreed);
            case OPEN -> open(act, agreed);
            case CANCEL -> cancel.cancel(act, delivery, agreed);
            case RELEASE -> release(act, delivery, agreed);
            case DIAGNOSE, RESEND, EXTEND, RELOCATE -> changeContact.change(act, delivery, agreed);
        };
    }

    /// Audited by itself, before the command leaves.
    private Acted open(Act act, Agreed agreed) {
        return agreed.step()
                .opening()
                .map(door -> opened(door, open(act, agreed, door)))
                .orElseGet(() -> Acted.notPossible(Hindrance.NothingAtLocker));
    }

    private Opened open(Act act, Agreed agreed, OpenCompartment door) {
        writeDown.first(act, agreed.second().arn(), agreed.approval().reason(), agreed.details());
        return openRemotely.open(
                door.lockerId(),
                door.compartment(),
                new Approved(agreed.approval().approvalId()),
                Optional.of(new Waiting(act.requestId(), AwaitDoor.DOOR)));
    }

    private static Acted opened(OpenCompartment door, Opened opened) {
        return switch (opened) {
            case Opened.Sent sent ->
                Acted.commanded(Deed.DoorOpened)
                        .with("lockerId", door.lockerId())
                        .with("compartment", door.compartment())
                        .with("commandId", sent.command().commandId());
            case Opened.NotConnected away ->
                Acted.notPossible(Hindrance.LockerAway).with("since", away.since());
            case Opened.Late ignored -> Acted.notPossible(Hindrance.ApprovalOver);
            case Opened.NotJustified ignored -> Acted.notPossible(Hindrance.ChangedMeanwhile);
        };
    }

    /// The asker's word and the approver's are the two that a release needs.
    private Acted release(Act act, Delivery delivery, Agreed agreed) {
        if (!findHold.scope(delivery).equals(agreed.step().seen())) {
            return Acted.notPossible(Hindrance.ChangedMeanwhile);
        }
        var why = agreed.approval().reason();
        writeDown.first(act, agreed.second().arn(), why, agreed.details());
        var released =
                releaseDelivery.release(act.deliveryId(), agreed.step().seen(), agreed.first(), agreed.second(), why);
        return switch (released) {
            case Released.Complete ignored -> released(delivery);
            case Released.NotHeld ignored -> Acted.notPossible(Hindrance.NothingHeld);
            case Released.Approved ignored -> Acted.notPossible(Hindrance.ChangedMeanwhile);
            case Released.Repeated ignored -> Acted.notPossible(Hindrance.ChangedMeanwhile);
            case Released.Unknown ignored -> Acted.notPossible(Hindrance.DeliveryOver);
        };
    }

    /// A code that is there goes out at once.
    private static Acted released(Delivery delivery) {
        var released = Acted.done(Deed.HoldReleased);
        return delivery.liveCode().isPresent() ? released : released.with(Unsent.AHEAD.word(), true);
    }
}
