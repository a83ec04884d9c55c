package dev.latchkey.support;

import dev.latchkey.code.RevokeCode;
import dev.latchkey.json.JsonFields;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.Waits;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import dev.latchkey.support.Finding.Found;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lets an open delivery go on whose workflow is gone.
///
/// A collected one is closed. One whose code is live, or that never had one, gets another run of the workflow: each
/// of its steps is safe to repeat, and the run's executions have names of their own. One whose code has ended is
/// for people: whether its parcel was handed back, nobody can tell.
public final class ResumeDelivery {

    /// A delivery that loses its workflow so often would lose the next one too.
    private static final int MOST_RUNS = 3;

    private static final String LOST_TOO_OFTEN = "lost " + MOST_RUNS + " times";

    private final Deliveries deliveries;
    private final Waits waits;
    private final Executions executions;
    private final RevokeCode revokeCode;
    private final CloseDelivery closeDelivery;
    private final ActOnFinding findings;
    private final Clock clock;

    public ResumeDelivery(
            Deliveries deliveries,
            Waits waits,
            Executions executions,
            RevokeCode revokeCode,
            CloseDelivery closeDelivery,
            ActOnFinding findings,
            Clock clock) {
        this.deliveries = deliveries;
        this.waits = waits;
        this.executions = executions;
        this.revokeCode = revokeCode;
        this.closeDelivery = closeDelivery;
        this.findings = findings;
        this.clock = clock;
    }

    /// A delivery's newest run.
    ///
    /// @param number from 1; also where the first one is absent
    record Run(int number, Standing standing) {

        boolean isGoingOn() {
            return standing == Standing.RUNNING;
        }

        private boolean hasEnded() {
            return standing == Standing.SUCCEEDED || standing == Standing.FAILED;
        }

        private int next() {
            return standing == Standing.ABSENT ? number : number + 1;
        }

        private Finding finding() {
            return standing == Standing.ABSENT ? Finding.WorkflowNeverStarted : Finding.WorkflowLost;
        }

        String part() {
            return "deliver-parcel run " + number;
        }
    }

    Run newestRun(String deliveryId) {
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

    /// @param gone the newest run, which is not going on
    List<Found> resume(Delivery delivery, Run gone) {
        var deliveryId = delivery.deliveryId();
        if (hasRunningChild(deliveryId, gone.number())) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        findings.act(deliveryId, gone.finding(), gone.part(), () -> {
                    found.addAll(forgetWaits(deliveryId));
                    return outcome(delivery, gone);
                })
                .ifPresent(found::add);
        return found;
    }

    /// Before another run parks its own. What notices wait for is their own executions' business.
    private List<Found> forgetWaits(String deliveryId) {
        return waits.names(deliveryId, "").stream()
                .filter(wait -> !NoticeWait.isOne(wait))
                .flatMap(wait -> waits.find(deliveryId, wait).stream().map(token -> {
                    waits.remove(deliveryId, wait, token);
                    return new Found(Finding.WaitWithoutWorkflow, Finding.Outcome.Repaired);
                }))
                .toList();
    }

    /// What the run started goes on without it; until that has ended, the delivery is in its hands.
    private boolean hasRunningChild(String deliveryId, int run) {
        return executions.find(Name.awaitPickup(deliveryId, run)) == Standing.RUNNING
                || hasRunningCodeNotice(deliveryId, run);
    }

    /// `code`, then one more for each end of a security hold: `code-2`, `code-3`, ….
    private boolean hasRunningCodeNotice(String deliveryId, int run) {
        var standing = executions.find(Name.notifyRecipient(deliveryId, "code", run));
        for (int notice = 2; standing == Standing.SUCCEEDED || standing == Standing.FAILED; notice++) {
            standing = executions.find(Name.notifyRecipient(deliveryId, "code-" + notice, run));
        }
        return standing == Standing.RUNNING;
    }

    /// Stops a run that goes on and cannot be woken any more, and starts another in its place.
    Finding.Outcome replace(Delivery delivery, Run stuck, Finding finding) {
        executions.stop(Name.deliverParcel(delivery.deliveryId(), stuck.number()), "It could not be woken any more");
        return stuck.next() > MOST_RUNS
                ? escalated(delivery, stuck, finding, LOST_TOO_OFTEN)
                : started(delivery, stuck, finding);
    }

    private Finding.Outcome outcome(Delivery delivery, Run gone) {
        if (delivery.collectedAt().isPresent()) {
            closeDelivery.close(delivery.deliveryId(), Outcome.Collected);
            return findings.repaired(delivery.deliveryId(), gone.finding(), gone.part());
        }
        if (hasCodeEnded(delivery)) {
            return escalated(delivery, gone, gone.finding(), "its code has ended");
        }
        if (gone.next() > MOST_RUNS) {
            return escalated(delivery, gone, gone.finding(), LOST_TOO_OFTEN);
        }
        return started(delivery, gone, gone.finding());
    }

    private boolean hasCodeEnded(Delivery delivery) {
        return delivery.code()
                .map(code -> !code.expiresAt().isAfter(clock.instant()))
                .orElseGet(() -> CodeHistory.hadCode(deliveries.timeline(delivery.deliveryId())));
    }

    private Finding.Outcome escalated(Delivery delivery, Run gone, Finding finding, String error) {
        if (hasCodeEnded(delivery)) {
            delivery.registration().ifPresent(known -> revokeCode.revoke(delivery.deliveryId(), known.lockerId()));
        }
        var outcome = findings.escalated(delivery.deliveryId(), finding, gone.part(), error);
        closeDelivery.close(delivery.deliveryId(), Outcome.Escalated);
        return outcome;
    }

    private Finding.Outcome started(Delivery delivery, Run gone, Finding finding) {
        var deliveryId = delivery.deliveryId();
        executions.start(Name.deliverParcel(deliveryId, gone.next()), input(deliveryId, gone.next()));
        return findings.repaired(deliveryId, finding, gone.part());
    }

    /// The first run's input is what it is always started with.
    private static Map<String, Object> input(String deliveryId, int run) {
        var input = JsonFields.of("deliveryId", deliveryId);
        return run == 1 ? input.map() : input.and("run", run).map();
    }
}
