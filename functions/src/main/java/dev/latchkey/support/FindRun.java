package dev.latchkey.support;

import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;

/// Finds how a delivery's workflow stands.
public final class FindRun {

    /// A delivery that loses its workflow so often would lose the next one too.
    static final int MOST_RUNS = 3;

    static final String CODE_NOTICE = "code";

    private final Executions executions;

    public FindRun(Executions executions) {
        this.executions = executions;
    }

    /// One run of `deliver-parcel`.
    ///
    /// @param number from 1; also where the first one is absent
    public record Run(int number, Standing standing) {

        public boolean isGoingOn() {
            return standing == Standing.RUNNING;
        }

        private boolean hasEnded() {
            return standing == Standing.SUCCEEDED || standing == Standing.FAILED;
        }

        int next() {
            return standing == Standing.ABSENT ? number : number + 1;
        }

        Finding finding() {
            return standing == Standing.ABSENT ? Finding.WorkflowNeverStarted : Finding.WorkflowLost;
        }

        String part() {
            return "deliver-parcel run " + number;
        }
    }

    /// @throws ExecutionsThrottled when too many executions were asked for
    public Run newest(String deliveryId) {
        var newest = run(deliveryId, 1);
        for (int number = 2; number <= MOST_RUNS && newest.hasEnded(); number++) {
            var later = run(deliveryId, number);
            if (later.standing() == Standing.ABSENT) {
                return newest;
            }
            newest = later;
        }
        return newest;
    }

    private Run run(String deliveryId, int number) {
        return new Run(number, executions.find(Name.deliverParcel(deliveryId, number)));
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
