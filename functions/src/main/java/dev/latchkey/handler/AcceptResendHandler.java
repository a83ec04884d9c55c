package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.resend.AcceptResend;
import dev.latchkey.resend.Acceptance;
import dev.latchkey.resend.Acceptance.Accepted;
import dev.latchkey.resend.Acceptance.InvalidRequest;
import dev.latchkey.resend.Acceptance.SeveralParcels;
import dev.latchkey.resend.Acceptance.TooManyRequests;
import dev.latchkey.resend.Acceptance.UnknownParcel;
import dev.latchkey.resend.ResendRequest;
import java.util.Map;

/// Understands what an execution of `resend-code` was started with: `{"input": <anything>, "executionName",
/// "startedAt"}` gives `{"outcome", "requestId", "deliveryId", "origin", "action", "channel", "language", "stepUp",
/// "newContact"}`, or an outcome that says what is missing.
public final class AcceptResendHandler implements JsonHandler {

    private static final String OUTCOME = "outcome";

    private final AcceptResend acceptResend;

    public AcceptResendHandler() {
        var application = Application.create();
        this(application.acceptResend());
        application.warm();
    }

    AcceptResendHandler(AcceptResend acceptResend) {
        this.acceptResend = acceptResend;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        return render(acceptResend.accept(
                        event.asMap().get("input"), event.string("executionName"), event.instant("startedAt")))
                .map();
    }

    private static JsonFields render(Acceptance acceptance) {
        return switch (acceptance) {
            case Accepted accepted -> fields("Accepted", accepted.request()).and("deliveryId", accepted.deliveryId());
            case UnknownParcel unknown -> fields("UnknownParcel", unknown.request());
            case SeveralParcels several ->
                fields("SeveralParcels", several.request()).and("carriers", several.carriers());
            case TooManyRequests many ->
                fields("TooManyRequests", many.request())
                        .and("deliveryId", many.deliveryId())
                        .and("retryAt", many.until());
            case InvalidRequest invalid -> invalid(invalid);
        };
    }

    private static JsonFields fields(String outcome, ResendRequest request) {
        var wish = request.wish();
        return JsonFields.of(OUTCOME, outcome)
                .and("requestId", request.requestId())
                .and("origin", request.origin())
                .and("action", wish.action().word())
                .and("channel", wish.channel())
                .and("language", wish.language())
                .and("stepUp", wish.isStepUp())
                .and("newContact", wish.hasNewContact());
    }

    private static JsonFields invalid(InvalidRequest invalid) {
        var problem = JsonFields.of("field", invalid.problem().field())
                .and("reason", invalid.problem().reason());
        return JsonFields.of(OUTCOME, "InvalidRequest")
                .and("requestId", invalid.requestId())
                .and("language", invalid.language())
                .and("problem", problem.map());
    }
}
