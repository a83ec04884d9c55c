package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.resend.ReadResend;
import dev.latchkey.resend.ReadResend.Read;
import dev.latchkey.resend.RequestName;
import dev.latchkey.resend.Resends.Kept;
import java.util.Map;
import java.util.Optional;

/// `GET /resends/{requestId}`: who asked, which states the execution has passed, which approval it waits for, and the
/// answer once there is one.
public final class ReadResendHandler implements JsonHandler {

    private final ReadResend readResend;

    public ReadResendHandler() {
        var application = Application.create();
        this(application.readResend());
        application.warm();
    }

    ReadResendHandler(ReadResend readResend) {
        this.readResend = readResend;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        return requestId(new HttpRequest(event))
                .flatMap(id -> readResend.read(id).map(read -> HttpResponse.json(200, render(id, read))))
                .orElseGet(ReadResendHandler::unknown)
                .render();
    }

    private static Optional<String> requestId(HttpRequest request) {
        return request.pathParameter("requestId")
                .filter(id -> RequestName.ID.pattern().matcher(id).matches());
    }

    private static HttpResponse unknown() {
        return HttpResponse.problem(
                404, "unknown-resend", "There is no such request", "Nobody has asked for anything under this id");
    }

    private static JsonFields render(String requestId, Read read) {
        return JsonFields.of("requestId", requestId)
                .and("status", read.answer().isPresent() ? "answered" : "running")
                .and("request", read.request().map(ReadResendHandler::render))
                .and("states", read.states())
                .and("approvalId", read.approvalId())
                .and(
                        "answer",
                        read.answer().map(document -> JsonObject.parse(document).asMap()));
    }

    private static Map<String, Object> render(Kept kept) {
        var request = kept.request();
        var wish = request.wish();
        return JsonFields.of("at", kept.at())
                .and("origin", request.origin())
                .and("by", request.by())
                .and("agentClaimed", wish.agent())
                .and("trackingNumber", wish.trackingNumber().value())
                .and("action", wish.action().word())
                .and("newContact", wish.hasNewContact())
                .and("reason", wish.reason())
                .map();
    }
}
