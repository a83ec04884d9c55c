package dev.latchkey.resend;

import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Placement;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Waits;
import dev.latchkey.support.Approval;
import dev.latchkey.support.RequestApproval;
import dev.latchkey.support.StepUp.SupportStep;
import dev.latchkey.support.WakeStep;

/// Asks for a second person's word on what a request wants, and parks its workflow until somebody speaks. The token is
/// stored first, the word is looked for second. Safe to repeat: what was seen at the first time is what they agree to.
public final class AwaitApproval {

    private final Deliveries deliveries;
    private final FindHold findHold;
    private final Resends resends;
    private final FindAsker findAsker;
    private final RequestApproval requestApproval;
    private final Waits waits;
    private final WakeStep wakeStep;

    public AwaitApproval(
            Deliveries deliveries,
            FindHold findHold,
            Resends resends,
            RequestApproval requestApproval,
            Waits waits,
            WakeStep wakeStep) {
        this.deliveries = deliveries;
        this.findHold = findHold;
        this.resends = resends;
        this.findAsker = new FindAsker(resends);
        this.requestApproval = requestApproval;
        this.waits = waits;
        this.wakeStep = wakeStep;
    }

    public Approval await(String deliveryId, String requestId, Action action, TaskToken token) {
        waits.park(requestId, WakeStep.APPROVAL, token);
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        var asker = findAsker.of(requestId);
        var step = step(delivery, requestId, action);
        var approval = requestApproval.request(step, asker.principal(), asker.reason());
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
                delivery.placement().map(Placement::compartment));
    }
}
