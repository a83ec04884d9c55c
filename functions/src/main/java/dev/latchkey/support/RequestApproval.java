package dev.latchkey.support;

import dev.latchkey.shipment.Principal;
import dev.latchkey.support.StepUp.SupportStep;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// Asks for a second person's word on what two people must agree to.
public final class RequestApproval {

    /// So that nobody approves what no workflow waits for any more.
    private static final Duration BEFORE_THE_WAIT_ENDS = Duration.ofSeconds(10);

    private final Approvals approvals;
    private final AuditApproval audit;
    private final Duration validFor;
    private final Clock clock;

    /// @param validFor how long somebody can approve it
    public RequestApproval(Approvals approvals, Audit audit, Duration validFor, Clock clock) {
        this.approvals = approvals;
        this.audit = new AuditApproval(audit);
        this.validFor = validFor;
        this.clock = clock;
    }

    /// Audited first: a request that nobody finds does less harm than one that nobody wrote down.
    public Approval request(StepUp stepUp, Principal by, String reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return keep(new Approval(
                id(stepUp + "|" + by.arn() + "|" + now),
                stepUp,
                Optional.of(by),
                reason,
                now,
                now.plus(validFor),
                Optional.empty()));
    }

    /// For a workflow, which may ask twice, and waits for as long as others can approve: the same step of the same
    /// request is the same one, as it was asked for first.
    ///
    /// @param by empty where nobody knows who asks
    public Approval request(SupportStep step, Optional<Principal> by, String reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return keep(new Approval(
                id(step.requestId() + "|" + step.deliveryId() + "|" + step.action()),
                step,
                by,
                reason,
                now,
                now.plus(validFor).minus(BEFORE_THE_WAIT_ENDS),
                Optional.empty()));
    }

    private Approval keep(Approval approval) {
        audit.requested(approval);
        approvals.request(approval);
        return approvals.find(approval.approvalId()).orElseThrow();
    }

    /// The same words at the same moment are the same request.
    private static String id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
