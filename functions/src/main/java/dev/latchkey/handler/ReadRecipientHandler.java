package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.json.JsonObject;
import dev.latchkey.recipient.Recipients;
import java.util.Map;

/// `GET /recipients/{recipientId}`: the newest version of a contact, its addresses masked.
public final class ReadRecipientHandler implements JsonHandler {

    private final Recipients recipients;

    public ReadRecipientHandler() {
        var application = Application.create();
        this(application.recipients());
        application.warm();
    }

    ReadRecipientHandler(Recipients recipients) {
        this.recipients = recipients;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        return RecipientDocument.idOf(new HttpRequest(event))
                .flatMap(recipients::find)
                .map(RecipientDocument::response)
                .orElseGet(RecipientDocument::unknown)
                .render();
    }
}
