package dev.latchkey.handler;

import dev.latchkey.json.JsonFields;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.MessageRules;
import dev.latchkey.shipment.Principal;
import dev.latchkey.support.Approval;
import dev.latchkey.support.Approval.Decided;
import dev.latchkey.support.ProposedContact;
import dev.latchkey.support.ReadApproval.Read;
import dev.latchkey.support.StepUp.OpenCompartment;
import dev.latchkey.support.StepUp.SupportStep;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What the routes tell of an approval.
final class ApprovalDocument {

    private ApprovalDocument() {}

    /// The one in the path; nothing where it cannot be one.
    static Optional<String> approvalId(HttpRequest request) {
        return request.pathParameter("approvalId")
                .filter(id -> MessageRules.MESSAGE_ID.pattern().matcher(id).matches());
    }

    static HttpResponse unknown() {
        return HttpResponse.problem(
                404, "unknown-approval", "There is no such approval", "Nobody has asked for anything under this id");
    }

    static JsonFields of(Approval approval, Instant now) {
        return subject(approval)
                .and("status", status(approval, now))
                .and("requestedBy", approval.requestedBy().map(Principal::arn))
                .and("reason", approval.reason())
                .and("requestedAt", approval.requestedAt())
                .and("expiresAt", approval.expiresAt())
                .and("decision", approval.decided().map(ApprovalDocument::decision));
    }

    /// With the command that was sent when it was approved.
    static JsonFields of(Approval approval, IssuedCommand command, Instant now) {
        return of(approval, now).and("opening", opening(command, now));
    }

    static JsonFields of(Read read, Instant now) {
        return read.command()
                .map(command -> of(read.approval(), command, now))
                .orElseGet(() -> of(read.approval(), now));
    }

    private static Map<String, Object> opening(IssuedCommand command, Instant now) {
        var answer = command.answer();
        return JsonFields.of("commandId", command.commandId())
                .and("until", command.expiresAt())
                .and(
                        "status",
                        answer.map(Answer::outcome).orElse(now.isBefore(command.expiresAt()) ? "sent" : "unanswered"))
                .and("detail", answer.map(Answer::detail))
                .and("answeredAt", answer.map(Answer::at))
                .map();
    }

    private static JsonFields subject(Approval approval) {
        var fields = JsonFields.of("approvalId", approval.approvalId())
                .and("kind", approval.stepUp().kind());
        return switch (approval.stepUp()) {
            case OpenCompartment opening ->
                fields.and("lockerId", opening.lockerId()).and("compartment", opening.compartment());
            case SupportStep step ->
                fields.and("requestId", step.requestId())
                        .and("deliveryId", step.deliveryId())
                        .and("action", step.action())
                        .and("lockerId", step.seen().lockerId())
                        .and("compartment", step.compartment())
                        .and("newContact", step.newContact().map(ApprovalDocument::newContact));
        };
    }

    private static Map<String, Object> newContact(ProposedContact contact) {
        return JsonFields.of("channel", contact.channel())
                .and("address", contact.masked())
                .map();
    }

    private static String status(Approval approval, Instant now) {
        return approval.decided()
                .map(word -> switch (word.verdict()) {
                    case APPROVED -> "approved";
                    case REFUSED -> "refused";
                })
                .orElse(now.isBefore(approval.expiresAt()) ? "requested" : "expired");
    }

    private static Map<String, Object> decision(Decided word) {
        return JsonFields.of("by", word.by().arn())
                .and("reason", word.reason())
                .and("at", word.at())
                .map();
    }
}
