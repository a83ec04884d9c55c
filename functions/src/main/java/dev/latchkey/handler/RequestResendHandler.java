package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.resend.Origin;
import dev.latchkey.resend.StartResend;
import dev.latchkey.resend.WishReader;
import java.util.Map;
import java.util.Optional;

/// `POST /resends`: starts the execution that finds out why somebody has no code, in the name of whoever signed the
/// request.
public final class RequestResendHandler implements JsonHandler {

    private final StartResend startResend;
    private final WishReader reader = new WishReader();

    public RequestResendHandler() {
        var application = Application.create();
        this(application.startResend());
        application.warm();
    }

    RequestResendHandler(StartResend startResend) {
        this.startResend = startResend;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        return HttpResponse.answering(() -> start(request)).render();
    }

    private HttpResponse start(HttpRequest request) {
        var typed = reader.read(JsonObject.parse(request.body()));
        var requestId =
                startResend.start(Origin.API, Optional.of(request.principal().arn()), typed);
        return HttpResponse.json(202, JsonFields.of("requestId", requestId).and("status", "running"))
                .withHeader("location", "/resends/" + requestId);
    }
}
