package dev.latchkey.support;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Asks for a second person's word on what two people must agree to.
public final class RequestApproval {

    private final Approvals approvals;
    private final Audit audit;
    private final Duration validFor;
    private final Clock clock;

    /// @param validFor how long somebody can approve it
    public RequestApproval(Approvals approvals, Audit audit, Duration validFor, Clock clock) {
        this.approvals = approvals;
        this.audit = audit;
        this.validFor = validFor;
        this.clock = clock;
    }

    /// Audited first: a request that nobody finds does less harm than one that nobody wrote down.
    ///
    /// @param by the principal, as an ARN
    public Approval request(StepUp stepUp, String by, String reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var approval = new Approval(id(stepUp, by, now), stepUp, by, reason, now, now.plus(validFor), Optional.empty());
        audit.append(new AuditEntry(
                stepUp.subject(),
                "requested-" + approval.approvalId(),
                now,
                by,
                "ApprovalRequested",
                reason,
                Map.of("approvalId", approval.approvalId(), "kind", stepUp.kind())));
        approvals.request(approval);
        return approval;
    }

    /// The same request of the same principal at the same moment is the same one.
    private static String id(StepUp stepUp, String by, Instant now) {
        return UUID.nameUUIDFromBytes((stepUp + "|" + by + "|" + now).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
