package dev.latchkey.support;

import dev.latchkey.support.Approval.Decided;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Writes down what becomes of a request for what two people must agree to, in the audit of whatever it is about: what
/// was asked for, and whose word on it counted or did not.
final class AuditApproval {

    private final Audit audit;

    AuditApproval(Audit audit) {
        this.audit = audit;
    }

    void requested(Approval approval) {
        audit.append(new AuditEntry(
                approval.stepUp().subject(),
                "requested-" + approval.approvalId(),
                approval.requestedAt(),
                approval.requester(),
                "ApprovalRequested",
                approval.reason(),
                about(approval)));
    }

    void vouched(Approval approval, Decided word) {
        append(
                approval,
                word,
                "ApprovalVouched",
                "vouched-" + approval.approvalId() + "-" + word.by().arn(),
                Map.of());
    }

    void decided(Approval approval, Decided word) {
        append(approval, word, what(word.verdict()), "decided-" + approval.approvalId(), Map.of());
    }

    /// Somebody's word that does not count. The same one again, for the same reason, is the same entry.
    ///
    /// @param because a word of its own, such as `own`
    void denied(Approval approval, Decided word, String because) {
        var verdict = word.verdict().name().toLowerCase(Locale.ROOT);
        var entryId = "denied-" + approval.approvalId() + "-" + because + "-" + verdict + "-"
                + word.by().arn();
        append(approval, word, "ApprovalDenied", entryId, Map.of("denied", because, "verdict", verdict));
    }

    private void append(Approval approval, Decided word, String what, String entryId, Map<String, String> more) {
        var details = new HashMap<>(about(approval));
        details.put("requestedBy", approval.requester());
        details.putAll(more);
        audit.append(new AuditEntry(
                approval.stepUp().subject(), entryId, word.at(), word.by().arn(), what, word.reason(), details));
    }

    private static Map<String, String> about(Approval approval) {
        var details = new HashMap<>(approval.stepUp().details());
        details.put("approvalId", approval.approvalId());
        return details;
    }

    private static String what(Approval.Verdict verdict) {
        return switch (verdict) {
            case APPROVED -> "ApprovalGiven";
            case REFUSED -> "ApprovalRefused";
        };
    }
}
