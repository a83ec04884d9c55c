package dev.latchkey.support;

import dev.latchkey.code.RevokeCode;
import dev.latchkey.json.JsonFields;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.Waits;
import dev.latchkey.support.Executions.Name;
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

    private final Deliveries deliveries;
    private final Waits waits;
    private final FindRun findRun;
    private final Executions executions;
    private final RevokeCode revokeCode;
    private final CloseDelivery closeDelivery;
    private final ActOnFinding findings;
    private final Clock clock;

    public ResumeDelivery(
            Deliveries deliveries,
            Waits waits,
            FindRun findRun,
            Executions executions,
            RevokeCode revokeCode,
            CloseDelivery closeDelivery,
            ActOnFinding findings,
            Clock clock) {
        this.deliveries = deliveries;
        this.waits = waits;
        this.findRun = findRun;
        this.executions = executions;
        this.revokeCode = revokeCode;
        this.closeDelivery = closeDelivery;
        this.findings = findings;
        this.clock = clock;
    }

    /// @param gone the newest run, which is not going on
    List<Found> resume(Delivery delivery, Run gone) {
        var deliveryId = delivery.deliveryId();
        if (findRun.hasRunningChild(deliveryId, gone)) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        findings.act(deliveryId, finding(gone), gone.part(), () -> {
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

    /// Stops a run that goes on and cannot be woken any more, and starts another in its place.
    Finding.Outcome replace(Delivery delivery, Run stuck, Finding finding) {
        executions.stop(Name.deliverParcel(delivery.deliveryId(), stuck.number()), "It could not be woken any more");
        return stuck.isLast()
                ? escalated(delivery, stuck, finding, Run.LOST_TOO_OFTEN)
                : started(delivery, stuck, finding);
    }

    private Finding.Outcome outcome(Delivery delivery, Run gone) {
        if (delivery.collectedAt().isPresent()) {
            closeDelivery.close(delivery.deliveryId(), Outcome.Collected);
            return findings.repaired(delivery.deliveryId(), finding(gone), gone.part());
        }
        if (hasCodeEnded(delivery)) {
            return escalated(delivery, gone, finding(gone), "its code has ended");
        }
        if (gone.isLast()) {
            return escalated(delivery, gone, finding(gone), Run.LOST_TOO_OFTEN);
        }
        return started(delivery, gone, finding(gone));
    }

    private static Finding finding(Run gone) {
        return gone.isAbsent() ? Finding.WorkflowNeverStarted : Finding.WorkflowLost;
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
