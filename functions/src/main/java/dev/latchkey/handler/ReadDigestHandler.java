package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.digest.ReadDigest;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import java.util.Map;

/// `GET /digests/{date}`: what that day was like, by UTC.
public final class ReadDigestHandler implements JsonHandler {

    private final ReadDigest readDigest;

    public ReadDigestHandler() {
        var application = Application.create();
        this(application.readDigest());
        application.warm();
    }

    ReadDigestHandler(ReadDigest readDigest) {
        this.readDigest = readDigest;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        return HttpResponse.answering(() -> respond(request)).render();
    }

    private HttpResponse respond(HttpRequest request) {
        var date = request.pathParameter("date").orElseThrow(() -> new InvalidField("date", "is missing"));
        return readDigest
                .read(DigestRoute.date(date))
                .map(digest -> HttpResponse.json(200, fields(digest)))
                .orElseGet(ReadDigestHandler::unknown);
    }

    private static JsonFields fields(JsonObject digest) {
        var fields = JsonFields.of("date", digest.string("date"));
        digest.asMap().forEach(fields::and);
        return fields;
    }

    private static HttpResponse unknown() {
        return HttpResponse.problem(
                404, "unknown-digest", "There is no such digest", "A day has one from the next morning on");
    }
}
