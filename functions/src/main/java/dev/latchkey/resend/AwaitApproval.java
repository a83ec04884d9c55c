package dev.latchkey.resend;

import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.Principal;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import dev.latchkey.support.Approval;
import dev.latchkey.support.ProposedContact;
import dev.latchkey.support.RequestApproval;
import dev.latchkey.support.StepUp.SupportStep;
import dev.latchkey.support.WakeStep;
import java.util.Optional;

/// Asks for a second person's word on what a request wants, and parks its workflow until somebody speaks; where there
/// is nothing to act on, the workflow goes on at once and nobody is asked. The token is stored first, the word is
/// looked
/// for second. Safe to repeat: what was seen at the first time is what they agree to.
public final class AwaitApproval {

    private final Deliveries deliveries;
    private final FindHold findHold;
    private final Resends resends;
    private final Proposals proposals;
    private final FindAsker findAsker;
    private final RequestApproval requestApproval;
    private final FindHindrance findHindrance;
    private final Waits waits;
    private final WakeStep wakeStep;

    public AwaitApproval(
            Deliveries deliveries,
            FindHold findHold,
            Resends resends,
            Proposals proposals,
            RequestApproval requestApproval,
            FindHindrance findHindrance,
            Waits waits,
            WakeStep wakeStep) {
        this.deliveries = deliveries;
        this.findHold = findHold;
        this.resends = resends;
        this.proposals = proposals;
        this.findAsker = new FindAsker(resends);
        this.requestApproval = requestApproval;
        this.findHindrance = findHindrance;
        this.waits = waits;
        this.wakeStep = wakeStep;
    }

    /// @return nothing where it is not possible, of which the workflow hears as of an act
    public Optional<Approval> await(String deliveryId, String requestId, Action action, TaskToken token) {
        waits.park(requestId, WakeStep.APPROVAL, token);
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        var hindered = findHindrance.find(delivery, requestId, action);
        hindered.ifPresent(acted -> wakeStep.wake(requestId, acted.fields().map()));
        return hindered.isPresent() ? Optional.empty() : Optional.of(ask(delivery, requestId, action));
    }

    private Approval ask(Delivery delivery, String requestId, Action action) {
        var asker = findAsker.of(requestId);
        var step = step(delivery, requestId, action);
        var approval = requestApproval.request(step, asker.principal().map(Principal::new), asker.reason());
        resends.await(requestId, approval.approvalId(), approval.requestedAt());
        wakeStep.wake(step, approval);
        return approval;
    }

    private SupportStep step(Delivery delivery, String requestId, Action action) {
        return new SupportStep(
                requestId,
                delivery.deliveryId(),
                action.word(),
                findHold.scope(delivery),
                delivery.placement().map(Placement::compartment),
                newContact(requestId, action));
    }

    /// A step of its own goes with no new contact.
    private Optional<ProposedContact> newContact(String requestId, Action action) {
        return action.isStepUp()
                ? Optional.empty()
                : proposals.find(requestId).map(Proposal::contact).map(ProposedContact::of);
    }
}
