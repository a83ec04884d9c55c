package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.support.Approval;
import dev.latchkey.support.Approval.Verdict;
import dev.latchkey.support.Carried;
import dev.latchkey.support.DecideApproval;
import dev.latchkey.support.DecideApproval.Decision;
import dev.latchkey.support.DecideApproval.Decision.Approved;
import dev.latchkey.support.DecideApproval.Decision.DecidedBefore;
import dev.latchkey.support.DecideApproval.Decision.Hindered;
import dev.latchkey.support.DecideApproval.Decision.Late;
import dev.latchkey.support.DecideApproval.Decision.Own;
import dev.latchkey.support.DecideApproval.Decision.Refused;
import dev.latchkey.support.DecideApproval.Decision.Unknown;
import dev.latchkey.support.DecideApproval.Decision.Vouched;
import dev.latchkey.support.OpenRemotely.Opened;
import java.time.Clock;
import java.util.Map;

/// `POST /approvals/{approvalId}`: `{"decision": "approve" | "refuse", "reason"}` of another person than
/// the one who asked. An approval does at once what was asked for. Where nobody knows who asked, the first one who
/// approves is answered 202, and another one is needed.
public final class DecideApprovalHandler implements JsonHandler {

    private final DecideApproval decideApproval;
    private final Clock clock;

    public DecideApprovalHandler() {
        var application = Application.create();
        this(application.decideApproval(), application.clock());
        application.warm();
    }

    DecideApprovalHandler(DecideApproval decideApproval, Clock clock) {
        this.decideApproval = decideApproval;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        return HttpResponse.answering(() -> decide(request)).render();
    }

    private HttpResponse decide(HttpRequest request) {
        var body = JsonObject.parse(request.body());
        var verdict = body.oneOf("decision", Map.of("approve", Verdict.APPROVED, "refuse", Verdict.REFUSED));
        var reason = body.value("reason", DeliveryRoute.REASON);
        return ApprovalDocument.approvalId(request)
                .map(id -> answer(decideApproval.decide(id, verdict, request.principal(), reason)))
                .orElseGet(ApprovalDocument::unknown);
    }

    private HttpResponse answer(Decision decision) {
        return switch (decision) {
            case Approved approved -> carried(approved.approval(), approved.carried());
            case Refused refused -> document(refused.approval());
            case Vouched vouched -> HttpResponse.json(202, ApprovalDocument.of(vouched.approval(), clock.instant()));
            case Own ignored ->
                HttpResponse.problem(
                        409,
                        "another-principal-needed",
                        "Somebody else must decide on it",
                        "This person has asked for it, under whatever role; another one is needed");
            case Late late ->
                HttpResponse.problem(
                        409,
                        "approval-expired",
                        "Nobody can decide on it any more",
                        "It expired at " + late.expiredAt());
            case DecidedBefore before ->
                HttpResponse.problem(
                        409,
                        "already-decided",
                        "Somebody has decided on it",
                        before.word().by().arn() + " did so at " + before.word().at());
            case Hindered away -> LockerRoute.notConnected(away.since());
            case Unknown ignored -> ApprovalDocument.unknown();
        };
    }

    private HttpResponse carried(Approval approval, Carried carried) {
        return switch (carried) {
            case Carried.Opening opening -> opened(approval, opening.opened());
            case Carried.Resumed ignored -> document(approval);
        };
    }

    private HttpResponse opened(Approval approval, Opened opened) {
        return switch (opened) {
            case Opened.Sent sent ->
                HttpResponse.json(200, ApprovalDocument.of(approval, sent.command(), clock.instant()));
            case Opened.NotConnected away -> LockerRoute.notConnected(away.since());
            case Opened.Late late ->
                HttpResponse.problem(
                        409,
                        "opening-expired",
                        "The door cannot be opened on this approval any more",
                        "Nothing was sent until " + late.until());
            case Opened.NotJustified not ->
                HttpResponse.problem(409, "not-justified", "Nothing allows the door to be opened", not.reason());
        };
    }

    private HttpResponse document(Approval approval) {
        return HttpResponse.json(200, ApprovalDocument.of(approval, clock.instant()));
    }
}
