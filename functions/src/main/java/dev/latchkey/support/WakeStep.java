package dev.latchkey.support;

import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.support.StepUp.SupportStep;
import java.util.Map;

/// Lets the workflow go on that waits for two people's word on what it asked for. Finding nobody waiting is no fault:
/// whoever parks a token looks for the word afterwards.
public final class WakeStep {

    /// What the workflow of a request waits for, in [dev.latchkey.shipment.Waits] under the request's id.
    public static final String APPROVAL = "approval";

    private final WakeWorkflow wake;

    public WakeStep(WakeWorkflow wake) {
        this.wake = wake;
    }

    /// Where somebody has decided: with `{"outcome": "Approved" | "Refused", "approvalId"}`.
    public void wake(SupportStep step, Approval approval) {
        approval.decided()
                .ifPresent(word -> wake.wake(
                        step.requestId(),
                        APPROVAL,
                        Map.of("outcome", outcome(word.verdict()), "approvalId", approval.approvalId())));
    }

    /// With something else that is known: nobody need decide.
    public void wake(String requestId, Map<String, ?> known) {
        wake.wake(requestId, APPROVAL, known);
    }

    private static String outcome(Approval.Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> "Approved";
            case REFUSED -> "Refused";
        };
    }
}
