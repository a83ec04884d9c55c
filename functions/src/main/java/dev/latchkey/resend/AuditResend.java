package dev.latchkey.resend;

import dev.latchkey.resend.Acceptance.Accepted;
import dev.latchkey.resend.Acceptance.InvalidRequest;
import dev.latchkey.resend.Acceptance.SeveralParcels;
import dev.latchkey.resend.Acceptance.TooManyRequests;
import dev.latchkey.resend.Acceptance.UnknownParcel;
import dev.latchkey.support.Audit;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Writes down who asked and what it was answered: with the delivery that it is about, or under the request's own id
/// where it is about none.
final class AuditResend {

    static final String REQUEST_ID = "requestId";
    static final String ACTION = "action";
    static final String OUTCOME = "outcome";
    static final String CASE_ID = "caseId";

    private static final String REQUESTED = "ResendRequested";
    private static final String REFUSED = "ResendRefused";
    private static final String ANSWERED = "ResendAnswered";

    private final Audit audit;

    AuditResend(Audit audit) {
        this.audit = audit;
    }

    /// Whether somebody asked for a delivery, be it in vain.
    static boolean isRequest(AuditEntry entry) {
        return entry.what().equals(REQUESTED) || entry.what().equals(REFUSED);
    }

    static boolean isAnswer(AuditEntry entry, String requestId) {
        return entry.what().equals(ANSWERED) && requestId.equals(entry.details().get(REQUEST_ID));
    }

    void accepted(Acceptance acceptance, Instant at) {
        audit.append(
                switch (acceptance) {
                    case Accepted accepted ->
                        entry(accepted.request(), Optional.of(accepted.deliveryId()), at, REQUESTED, Map.of());
                    case UnknownParcel unknown ->
                        entry(unknown.request(), Optional.empty(), at, REFUSED, outcome("UnknownParcel"));
                    case SeveralParcels several ->
                        entry(several.request(), Optional.empty(), at, REFUSED, outcome("SeveralParcels"));
                    case TooManyRequests many ->
                        entry(many.request(), many.deliveryId(), at, REFUSED, outcome("TooManyRequests"));
                    case InvalidRequest invalid -> entry(invalid, at);
                });
    }

    void answered(Answer answer, Instant at) {
        audit.append(new AuditEntry(
                subject(answer.requestId(), answer.deliveryId()),
                "resend-answered-" + answer.requestId(),
                at,
                "resend-code",
                ANSWERED,
                answer.cause().map(Enum::name).orElse(answer.outcome().name()),
                answered(answer)));
    }

    private static Map<String, String> answered(Answer answer) {
        var details = new HashMap<>(outcome(answer.outcome().name()));
        details.put(REQUEST_ID, answer.requestId());
        answer.caseId().ifPresent(caseId -> details.put(CASE_ID, caseId));
        details.put("deeds", String.join(", ", answer.actionsTaken()));
        return details;
    }

    private static AuditEntry entry(
            ResendRequest request, Optional<String> deliveryId, Instant at, String what, Map<String, String> more) {
        return new AuditEntry(
                subject(request.requestId(), deliveryId),
                "resend-requested-" + request.requestId(),
                at,
                request.by(),
                what,
                request.wish().reason().orElse("no reason given"),
                details(request, more));
    }

    private static AuditEntry entry(InvalidRequest invalid, Instant at) {
        var details = new HashMap<>(outcome("InvalidRequest"));
        details.put("field", invalid.problem().field());
        return new AuditEntry(
                Subject.resend(invalid.requestId()),
                "resend-requested-" + invalid.requestId(),
                at,
                invalid.by(),
                REFUSED,
                invalid.problem().field() + " " + invalid.problem().reason(),
                details);
    }

    private static Map<String, String> details(ResendRequest request, Map<String, String> more) {
        var wish = request.wish();
        var details = new HashMap<>(more);
        details.put(REQUEST_ID, request.requestId());
        details.put("origin", request.origin().name());
        details.put(ACTION, wish.action().name());
        wish.channel().ifPresent(channel -> details.put("channel", channel.name()));
        wish.agent().ifPresent(agent -> details.put("agentClaimed", agent));
        if (wish.hasNewContact()) {
            details.put("newContact", "proposed");
        }
        return details;
    }

    private static Map<String, String> outcome(String word) {
        return Map.of(OUTCOME, word);
    }

    private static Subject subject(String requestId, Optional<String> deliveryId) {
        return deliveryId.map(Subject::delivery).orElseGet(() -> Subject.resend(requestId));
    }
}
