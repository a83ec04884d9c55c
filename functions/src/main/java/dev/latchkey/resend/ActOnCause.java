package dev.latchkey.resend;

import dev.latchkey.code.CancelDelivery;
import dev.latchkey.code.RotateCode;
import dev.latchkey.diagnosis.Remedy;
import dev.latchkey.fault.FindOtherInput;
import dev.latchkey.fault.OrderTechnician;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.PublishManifest;
import dev.latchkey.notice.EndNotices;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.PlanNotice;
import dev.latchkey.recipient.ChangeContact;
import dev.latchkey.recipient.Recipients;
import dev.latchkey.resend.Act.What.AsAsked;
import dev.latchkey.resend.Act.What.ForCause;
import dev.latchkey.resend.FindAsker.Asker;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.ExtendPickup;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.Workflows;
import dev.latchkey.support.ApplyContactChange;
import dev.latchkey.support.Approvals;
import dev.latchkey.support.Audit;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.CheckDelivery;
import dev.latchkey.support.OpenCase;
import dev.latchkey.support.OpenRemotely;
import dev.latchkey.support.ReleaseDelivery;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Does one thing about the cause of a missing code, or the one thing that was asked for: what others can do already,
/// written down first. Safe to repeat; what cannot be done is an answer and no fault.
public final class ActOnCause {

    /// The case of what a recipient asks for by their link and people have to see to.
    private static final String HELP_ASKED = "HelpAsked";

    private final Deliveries deliveries;
    private final FindHold findHold;
    private final FindAsker findAsker;
    private final WriteDown writeDown;
    private final SendAgain sendAgain;
    private final RepairParcel repairParcel;
    private final HelpAtLocker helpAtLocker;
    private final ExtendWindow extendWindow;
    private final OpenCase openCase;
    private final TakeStep takeStep;

    /// @param repair without a grace
    public ActOnCause(
            Deliveries deliveries,
            FindHold findHold,
            Resends resends,
            Audit audit,
            PlanNotice planNotice,
            Workflows workflows,
            CheckDelivery repair,
            OrderTechnician orderTechnician,
            FindOtherInput findOtherInput,
            Lockers lockers,
            PublishManifest publishManifest,
            ExtendPickup extendPickup,
            OpenCase openCase,
            Steps steps,
            Clock clock) {
        this.deliveries = deliveries;
        this.findHold = findHold;
        this.findAsker = new FindAsker(resends);
        this.writeDown = new WriteDown(audit, clock);
        this.sendAgain = new SendAgain(planNotice, workflows, clock);
        this.repairParcel = new RepairParcel(repair);
        this.helpAtLocker = new HelpAtLocker(orderTechnician, findOtherInput, lockers, publishManifest, sendAgain);
        this.extendWindow = new ExtendWindow(extendPickup);
        this.openCase = openCase;
        this.takeStep = takeStep(steps, clock);
    }

    private TakeStep takeStep(Steps steps, Clock clock) {
        return new TakeStep(
                steps.approvals(),
                deliveries,
                findHold,
                writeDown,
                new RotateOnce(steps.rotateCode(), deliveries, sendAgain, writeDown),
                new CancelAtRequest(
                        steps.change(),
                        steps.awaitDeposit(),
                        steps.cancelDelivery(),
                        steps.endNotices(),
                        openCase,
                        writeDown,
                        clock),
                new ChangeToProposed(
                        steps.proposals(),
                        steps.recipients(),
                        steps.changeContact(),
                        steps.applyContactChange(),
                        sendAgain,
                        writeDown),
                steps.releaseDelivery(),
                steps.openRemotely());
    }

    public Acted act(Act act) {
        return act.what() instanceof AsAsked asked && act.approvalId().isPresent()
                ? takeStep.take(act, asked.action())
                : alone(act);
    }

    /// What needs nobody else's word.
    private Acted alone(Act wished) {
        var asker = findAsker.of(wished.requestId());
        var act = asker.isRecipient() ? withinRecipientsRights(wished) : wished;
        var written = writeDown.first(act, asker.by(), asker.reason(), Map.of());
        return switch (act.what()) {
            case ForCause cause -> remedy(act, cause.remedy(), asker, written);
            case AsAsked asked -> asked(act, asked.action(), written);
        };
    }

    /// A link can be passed on: it sends nobody anywhere. Who is on the way already may be told of.
    private Act withinRecipientsRights(Act act) {
        return act.what() instanceof ForCause(var remedy) && remedy.needsPeople() && !isUnderWay(act, remedy)
                ? act.as(new ForCause(Remedy.OpenCase))
                : act;
    }

    private boolean isUnderWay(Act act, Remedy remedy) {
        return remedy == Remedy.CallTechnician && helpAtLocker.isTechnicianCalled(delivery(act));
    }

    private Acted remedy(Act act, Remedy remedy, Asker asker, AuditEntry written) {
        return switch (remedy) {
            case Explain -> Acted.done(Deed.Explained);
            case ResendCode -> resend(act);
            case IssueCode, RepairDelivery -> repair(act);
            case AskForContact -> Acted.done(Deed.ContactAsked);
            case AskForRelease -> askForRelease(act);
            case UseOtherInput -> helpAtLocker.otherInput(act, delivery(act));
            case SyncLocker -> helpAtLocker.sync(act, delivery(act));
            case CallTechnician -> helpAtLocker.repair(act, delivery(act), written.at());
            case TraceParcel -> trace(act);
            case OpenCase -> asker.isRecipient() ? askPeople(act) : openCase(act);
        };
    }

    private Acted asked(Act act, Action action, AuditEntry written) {
        return switch (action) {
            case DIAGNOSE -> Acted.done(Deed.Explained);
            case RESEND -> resend(act);
            case EXTEND -> extendWindow.extend(delivery(act), written.by(), written.at());
            case RELOCATE -> helpAtLocker.relocate(delivery(act), written.at());
            case ROTATE, OPEN, CANCEL, RELEASE -> Acted.notPossible(Hindrance.NotApproved);
        };
    }

    /// What was put right may have kept the code from arriving, or from opening anything.
    private Acted repair(Act act) {
        var repaired = repairParcel.repair(act.deliveryId());
        if (!repaired.did().equals(Optional.of(Deed.DeliveryRepaired))) {
            return repaired;
        }
        var sent = resend(act);
        return sent.isSent()
                ? sent.as(Deed.CodeRestored).with("findings", repaired.values().get("findings"))
                : repaired.though(sent);
    }

    private Acted resend(Act act) {
        return sendAgain.send(act, delivery(act), act.noticeId(), NoticeKind.CODE);
    }

    private Acted askForRelease(Act act) {
        var hold = findHold.find(delivery(act));
        return hold.concernsAnybody()
                ? Acted.done(Deed.ReleaseAsked).with("reasons", String.join(", ", hold.reasons()))
                : Acted.notPossible(Hindrance.NothingHeld);
    }

    /// The case has what both sides have said.
    private Acted trace(Act act) {
        var carrier = delivery(act).carrier();
        var caseId = openCase.open(act.deliveryId(), act.rule(), "carrier " + carrier, "support asks where it is");
        return Acted.done(Deed.ParcelTraced)
                .with("carrier", carrier)
                .with("caseId", caseId)
                .opening(act.rule());
    }

    private Acted openCase(Act act) {
        var caseId =
                openCase.open(act.deliveryId(), act.rule(), "resend-code", "it cannot be put right without people");
        return Acted.done(Deed.CaseOpened).with("caseId", caseId).opening(act.rule());
    }

    /// However often, and for whatever cause, the link is used.
    private Acted askPeople(Act act) {
        var caseId = openCase.open(act.deliveryId(), HELP_ASKED, "recipient", act.rule());
        return Acted.done(Deed.CaseOpened).with("caseId", caseId).opening(HELP_ASKED);
    }

    private Delivery delivery(Act act) {
        return deliveries.find(act.deliveryId()).orElseThrow(() -> new NoSuchDelivery(act.deliveryId()));
    }

    /// What is done only once two people agree.
    public record Steps(
            Approvals approvals,
            Proposals proposals,
            Recipients recipients,
            ChangeDelivery change,
            AwaitDeposit awaitDeposit,
            EndNotices endNotices,
            RotateCode rotateCode,
            CancelDelivery cancelDelivery,
            ChangeContact changeContact,
            ApplyContactChange applyContactChange,
            ReleaseDelivery releaseDelivery,
            OpenRemotely openRemotely) {}
}
