package dev.latchkey.support;

import dev.latchkey.shipment.Principal;
import dev.latchkey.support.Approval.Decided;
import dev.latchkey.support.Approval.Verdict;
import dev.latchkey.support.DecideApproval.Decision.Approved;
import dev.latchkey.support.DecideApproval.Decision.DecidedBefore;
import dev.latchkey.support.DecideApproval.Decision.Hindered;
import dev.latchkey.support.DecideApproval.Decision.Late;
import dev.latchkey.support.DecideApproval.Decision.Own;
import dev.latchkey.support.DecideApproval.Decision.Refused;
import dev.latchkey.support.DecideApproval.Decision.Unknown;
import dev.latchkey.support.DecideApproval.Decision.Vouched;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Takes the second person's word on what two people must agree to. One word counts, whoever speaks at the
/// same moment; where it approves, what was asked for is done.
///
/// Where nobody knows who asked, the first principal who approves takes the requester's place, and a second one is
/// needed. One who refuses suffices.
public final class DecideApproval {

    private final Approvals approvals;
    private final AuditApproval audit;
    private final CarryOut carryOut;
    private final Clock clock;

    public DecideApproval(Approvals approvals, Audit audit, CarryOut carryOut, Clock clock) {
        this.approvals = approvals;
        this.audit = new AuditApproval(audit);
        this.carryOut = carryOut;
        this.clock = clock;
    }

    /// Safe to repeat: whoever lost the answer gets it again, and what was not done then is done now.
    public Decision decide(String approvalId, Verdict verdict, Principal by, String reason) {
        var word = new Decided(verdict, by, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return approvals
                .find(approvalId)
                .map(approval -> decide(approval, word))
                .orElseGet(Unknown::new);
    }

    private Decision decide(Approval approval, Decided word) {
        if (approval.isRequestedBy(word.by())) {
            return denied(approval, word, "own", new Own());
        }
        if (approval.isExpired(word.at())) {
            return denied(approval, word, "late", new Late(approval.expiresAt()));
        }
        return approval.decided().isPresent() ? answer(approval, word) : decideFirst(approval, word);
    }

    /// Whoever tries what they may not leaves a trace of it.
    private Decision denied(Approval approval, Decided word, String because, Decision decision) {
        audit.denied(approval, word, because);
        return decision;
    }

    private Decision decideFirst(Approval approval, Decided word) {
        var hindered = word.verdict() == Verdict.APPROVED
                ? carryOut.hinderedSince(approval.stepUp())
                : Optional.<Instant>empty();
        return hindered.<Decision>map(Hindered::new)
                .orElseGet(() -> needsRequester(approval, word) ? vouch(approval, word) : keep(approval, word));
    }

    private static boolean needsRequester(Approval approval, Decided word) {
        return word.verdict() == Verdict.APPROVED && approval.requestedBy().isEmpty();
    }

    private Decision keep(Approval approval, Decided word) {
        approvals.decide(approval.approvalId(), word);
        return answer(approvals.find(approval.approvalId()).orElseThrow(), word);
    }

    /// Whoever comes second at the same moment finds the first one in the requester's place, and decides.
    private Decision vouch(Approval approval, Decided word) {
        audit.vouched(approval, word);
        boolean isKept = approvals.vouch(approval.approvalId(), word.by(), word.at());
        var now = approvals.find(approval.approvalId()).orElseThrow();
        return isKept ? new Vouched(now) : decide(now, word);
    }

    /// @param approval as it stands when somebody's word has been kept, be it another one's
    private Decision answer(Approval approval, Decided word) {
        var kept = approval.decided().orElseThrow();
        if (!kept.isOf(word.verdict(), word.by())) {
            return denied(approval, word, "decidedBefore", new DecidedBefore(kept));
        }
        audit.decided(approval, kept);
        return switch (kept.verdict()) {
            case APPROVED -> new Approved(approval, carryOut.carryOut(approval));
            case REFUSED -> {
                carryOut.refuse(approval);
                yield new Refused(approval);
            }
        };
    }

    /// What became of somebody's word.
    public sealed interface Decision {

        /// Two people agree.
        ///
        /// @param carried what came of it
        record Approved(Approval approval, Carried carried) implements Decision {}

        record Refused(Approval approval) implements Decision {}

        /// This principal is one of the two now, in the place of a requester whom nobody knows; another one is needed.
        record Vouched(Approval approval) implements Decision {}

        /// Nobody is two people.
        record Own() implements Decision {}

        record Late(Instant expiredAt) implements Decision {}

        /// Another word was there first, somebody else's or another one of the same principal.
        record DecidedBefore(Decided word) implements Decision {}

        /// It cannot be done now; the request stays open.
        record Hindered(Instant since) implements Decision {}

        record Unknown() implements Decision {}
    }
}
