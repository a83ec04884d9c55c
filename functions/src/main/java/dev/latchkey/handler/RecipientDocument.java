package dev.latchkey.handler;

import dev.latchkey.json.JsonFields;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.Recipients.Known;
import java.util.Map;
import java.util.Optional;

/// A recipient as it is shown: without a name, its addresses masked, its version as the entity tag.
final class RecipientDocument {

    private RecipientDocument() {}

    static HttpResponse response(Known known) {
        return HttpResponse.json(200, document(known)).withHeader("etag", "\"" + known.version() + "\"");
    }

    static HttpResponse unknown() {
        return HttpResponse.problem(
                404, "unknown-recipient", "There is no such recipient", "Nobody is known under this identifier");
    }

    /// The path's recipient; empty where no recipient can have such an identifier.
    static Optional<String> idOf(HttpRequest request) {
        return request.pathParameter("recipientId")
                .filter(id -> Recipient.ID.pattern().matcher(id).matches());
    }

    private static JsonFields document(Known known) {
        var recipient = known.recipient();
        return JsonFields.of("recipientId", recipient.recipientId())
                .and("version", known.version())
                .and("since", known.since())
                .and("language", recipient.language())
                .and("country", recipient.country())
                .and(
                        "channels",
                        recipient.channels().stream()
                                .map(RecipientDocument::contact)
                                .toList());
    }

    private static Map<String, Object> contact(Contact contact) {
        return JsonFields.of("channel", contact.channel())
                .and("address", contact.masked())
                .map();
    }
}
