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
                || isRunning(newestCodeNotice(deliveryId, run));
    }

    /// Whether the code is being told now, by the run or in its place.
    ///
    /// @throws ExecutionsThrottled when too many executions were asked for
    public boolean isTellingCode(String deliveryId, Run run) {
        return isRunning(newestCodeNotice(deliveryId, run))
                || isRunning(executions.find(Name.repairedNotice(deliveryId, CODE_NOTICE)));
    }

    /// `code`, then one more for each end of a security hold: `code-2`, `code-3`, ….
    private Standing newestCodeNotice(String deliveryId, Run run) {
        var standing = executions.find(Name.notifyRecipient(deliveryId, CODE_NOTICE, run.number()));
        for (int notice = 2; standing == Standing.SUCCEEDED || standing == Standing.FAILED; notice++) {
            standing = executions.find(Name.notifyRecipient(deliveryId, CODE_NOTICE + "-" + notice, run.number()));
        }
        return standing;
    }

    private static boolean isRunning(Standing standing) {
        return standing == Standing.RUNNING;
    }
}
