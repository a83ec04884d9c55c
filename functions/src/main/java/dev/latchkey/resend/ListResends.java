package dev.latchkey.resend;

import dev.latchkey.support.Audit;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Lists who asked when for a delivery's code and what came of it, as the audit has it. Who asked and why stays there:
/// shops read deliveries too.
public final class ListResends {

    private final Audit audit;

    public ListResends(Audit audit) {
        this.audit = audit;
    }

    /// @return the first first
    public List<Asked> of(String deliveryId) {
        var entries = audit.of(Subject.delivery(deliveryId)).stream()
                .map(Numbered::entry)
                .toList();
        return entries.stream()
                .filter(AuditResend::isRequest)
                .map(request -> asked(request, entries))
                .toList();
    }

    private static Asked asked(AuditEntry request, List<AuditEntry> entries) {
        var requestId = request.details().get(AuditResend.REQUEST_ID);
        var answer = entries.stream()
                .filter(entry -> AuditResend.isAnswer(entry, requestId))
                .findFirst()
                .map(AuditEntry::details);
        return new Asked(
                requestId,
                request.at(),
                Action.valueOf(request.details().get(AuditResend.ACTION)),
                answer.map(details -> details.get(AuditResend.OUTCOME)).map(AnswerOutcome::valueOf),
                answer.map(details -> details.get(AuditResend.CASE_ID)));
    }

    /// One request.
    ///
    /// @param outcome nothing while it is looked into
    public record Asked(
            String requestId, Instant at, Action action, Optional<AnswerOutcome> outcome, Optional<String> caseId) {}
}
