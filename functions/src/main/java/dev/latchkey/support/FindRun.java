package dev.latchkey.support;

import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;

/// Finds how a delivery's workflow stands.
public final class FindRun {

    static final String CODE_NOTICE = "code";

    private final Executions executions;

    public FindRun(Executions executions) {
        this.executions = executions;
    }

    /// @throws ExecutionsThrottled when too many executions were asked for
    public Run newest(String deliveryId) {
        return Run.newest(executions, "deliver-parcel", number -> Name.deliverParcel(deliveryId, number));
    }

    /// What a run started goes on without it; until that has ended, the delivery is in its hands.
    ///
    /// @throws ExecutionsThrottled when too many executions were asked for
    public boolean hasRunningChild(String deliveryId, Run run) {
        return executions.find(Name.awaitPickup(deliveryId, run.number())) == Standing.RUNNING
                || hasRunningCodeNotice(deliveryId, run);
    }

    /// `code`, then one more for each end of a security hold: `code-2`, `code-3`, ….
    private boolean hasRunningCodeNotice(String deliveryId, Run run) {
        var standing = executions.find(Name.notifyRecipient(deliveryId, CODE_NOTICE, run.number()));
        for (int notice = 2; standing == Standing.SUCCEEDED || standing == Standing.FAILED; notice++) {
            standing = executions.find(Name.notifyRecipient(deliveryId, CODE_NOTICE + "-" + notice, run.number()));
        }
        return standing == Standing.RUNNING;
    }
}
