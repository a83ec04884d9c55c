package dev.latchkey.shipment;

import java.util.Map;

/// Parks a delivery's workflow while its code is under a security hold.
///
/// The token is stored first and the hold is looked for second, so that a release, a refusal or a pickup cannot slip
/// in between.
public final class AwaitRelease {

    private final Deliveries deliveries;
    private final FindHold findHold;
    private final Waits waits;
    private final WakeWorkflow wake;
    private final Workflows workflows;

    public AwaitRelease(Deliveries deliveries, FindHold findHold, Waits waits, WakeWorkflow wake, Workflows workflows) {
        this.deliveries = deliveries;
        this.findHold = findHold;
        this.waits = waits;
        this.wake = wake;
        this.workflows = workflows;
    }

    public void await(String deliveryId, TaskToken token) {
        waits.park(deliveryId, WakeWorkflow.RELEASE, token);
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        if (!findHold.find(delivery).stands()) {
            lookAgain(deliveryId);
        }
    }

    /// Lets a workflow that waits find out whether the hold still stands. It goes on waiting where it does.
    public void lookAgain(String deliveryId) {
        wake.wake(deliveryId, WakeWorkflow.RELEASE, Map.of("outcome", "Released"));
    }

    /// Called by whoever has ended the hold: lets the workflow go on that waits for it. One that waits for the pickup
    /// already sends nothing by itself, so a notice of its own is started then.
    ///
    /// @param noticeId names the decision: it starts one notice, however often it is repeated
    public void goOn(String deliveryId, String noticeId) {
        lookAgain(deliveryId);
        if (waits.find(deliveryId, WakeWorkflow.PICKUP).isPresent()) {
            workflows.startCodeNotice(deliveryId, noticeId);
        }
    }
}
