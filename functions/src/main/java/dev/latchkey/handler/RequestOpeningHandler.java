package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.support.Approval;
import dev.latchkey.support.RequestOpening;
import dev.latchkey.support.RequestOpening.Requested.Accepted;
import dev.latchkey.support.RequestOpening.Requested.NoSuchCompartment;
import dev.latchkey.support.RequestOpening.Requested.NoSuchLocker;
import dev.latchkey.support.RequestOpening.Requested.NotConnected;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// `POST /lockers/{lockerId}/compartments/{number}/openings`: `{"reason"}`. Whoever signed the request asks that the
/// door be opened; another principal has to approve it.
public final class RequestOpeningHandler implements JsonHandler {

    private final RequestOpening requestOpening;
    private final Clock clock;

    public RequestOpeningHandler() {
        var application = Application.create();
        this(application.requestOpening(), application.clock());
        application.warm();
    }

    RequestOpeningHandler(RequestOpening requestOpening, Clock clock) {
        this.requestOpening = requestOpening;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        return HttpResponse.answering(() -> LockerRoute.lockerId(request)
                        .map(lockerId -> requested(lockerId, request))
                        .orElseGet(LockerRoute::unknown))
                .render();
    }

    private HttpResponse requested(String lockerId, HttpRequest request) {
        var reason = JsonObject.parse(request.body()).value("reason", DeliveryRoute.REASON);
        return number(request)
                .map(number -> answer(requestOpening.request(lockerId, number, request.principal(), reason)))
                .orElseGet(LockerRoute::unknownCompartment);
    }

    private HttpResponse answer(RequestOpening.Requested result) {
        return switch (result) {
            case Accepted accepted -> accepted(accepted.approval());
            case NoSuchLocker ignored -> LockerRoute.unknown();
            case NoSuchCompartment ignored -> LockerRoute.unknownCompartment();
            case NotConnected away -> LockerRoute.notConnected(away.since());
        };
    }

    private HttpResponse accepted(Approval approval) {
        return HttpResponse.json(202, ApprovalDocument.of(approval, clock.instant()))
                .withHeader("location", "/approvals/" + approval.approvalId());
    }

    private static Optional<Integer> number(HttpRequest request) {
        return request.pathParameter("number")
                .filter(text -> text.matches("[1-9][0-9]{0,3}"))
                .map(Integer::valueOf);
    }
}
