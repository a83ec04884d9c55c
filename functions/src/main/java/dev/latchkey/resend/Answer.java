package dev.latchkey.resend;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.diagnosis.Indication;
import dev.latchkey.diagnosis.Reason;
import dev.latchkey.json.JsonFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What whoever asked is told. Nobody's name or address and no digit of a code is in it.
///
/// @param reasons the most likely first
/// @param summary two or three sentences that can be read to a customer
/// @param actionsTaken [Deed]s
/// @param nextStep the last of those sentences
/// @param problem with the request, where it could not be understood
/// @param retryAt when another request will be let through
/// @param incidentId where many have no code for the same reason
public record Answer(
        String requestId,
        Optional<String> deliveryId,
        AnswerOutcome outcome,
        List<Reason> reasons,
        String summary,
        List<String> actionsTaken,
        String nextStep,
        Optional<Problem> problem,
        List<String> carriers,
        Optional<Instant> retryAt,
        Optional<String> approvalId,
        Optional<String> caseId,
        Optional<String> incidentId,
        Instant answeredAt) {

    public Answer {
        reasons = List.copyOf(reasons);
        actionsTaken = List.copyOf(actionsTaken);
        carriers = List.copyOf(carriers);
    }

    public Optional<Cause> cause() {
        return reasons.stream().map(Reason::cause).findFirst();
    }

    /// As the execution's output and the API give it.
    public JsonFields fields() {
        return JsonFields.of("requestId", requestId)
                .and("deliveryId", deliveryId)
                .and("outcome", outcome)
                .and("cause", cause())
                .and("summary", summary)
                .and(
                        "evidence",
                        reasons.stream().limit(1).flatMap(Answer::evidence).toList())
                .and("actionsTaken", actionsTaken)
                .and("nextStep", nextStep)
                .and("causes", reasons.stream().map(Answer::cause).toList())
                .and("problem", problem.map(Answer::problem))
                .and("carriers", Optional.of(carriers).filter(several -> !several.isEmpty()))
                .and("retryAt", retryAt)
                .and("approvalId", approvalId)
                .and("caseId", caseId)
                .and("incidentId", incidentId)
                .and("answeredAt", answeredAt);
    }

    private static Stream<Map<String, Object>> evidence(Reason reason) {
        return reason.evidence().stream().map(Answer::fact);
    }

    private static Map<String, Object> fact(Indication fact) {
        return JsonFields.of("text", fact.text()).and("at", fact.at()).map();
    }

    private static Map<String, Object> cause(Reason reason) {
        return JsonFields.of("cause", reason.cause())
                .and("rule", reason.rule())
                .and("confidence", reason.confidence())
                .and("confirmedBy", reason.confirmedBy())
                .and("evidence", evidence(reason).toList())
                .map();
    }

    private static Map<String, Object> problem(Problem problem) {
        return JsonFields.of("field", problem.field())
                .and("reason", problem.reason())
                .map();
    }
}
