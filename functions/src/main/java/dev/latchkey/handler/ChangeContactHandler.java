package dev.latchkey.handler;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.aws.Application;
import dev.latchkey.aws.EmbeddedMetrics;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidJson;
import dev.latchkey.json.JsonObject;
import dev.latchkey.recipient.ChangeContact;
import dev.latchkey.recipient.ChangeContact.Change.Replaced;
import dev.latchkey.recipient.ChangeContact.Change.Stale;
import dev.latchkey.recipient.ChangeContact.Change.Unchanged;
import dev.latchkey.recipient.ChangeContact.Change.Unconditional;
import dev.latchkey.recipient.ChangeContact.Change.Unknown;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.support.ApplyContactChange;
import dev.latchkey.support.CheckContact;
import java.time.Clock;
import java.util.Map;

/// `PUT /recipients/{recipientId}`: a recipient as in a registration, under the precondition that its newest
/// version is the one that the caller has seen.
public final class ChangeContactHandler implements JsonHandler {

    private final RecipientReader reader;
    private final ChangeContact changeContact;
    private final ApplyContactChange applyContactChange;
    private final Clock clock;

    public ChangeContactHandler() {
        var application = Application.create();
        this(
                application.recipientReader(),
                application.changeContact(),
                application.applyContactChange(),
                application.clock());
        application.warm();
    }

    ChangeContactHandler(
            RecipientReader reader, ChangeContact changeContact, ApplyContactChange applyContactChange, Clock clock) {
        this.reader = reader;
        this.changeContact = changeContact;
        this.applyContactChange = applyContactChange;
        this.clock = clock;
    }

    @Override
    public Map<String, ?> handle(JsonObject event, Context context) {
        var request = new HttpRequest(event);
        var metrics = new EmbeddedMetrics(context.getLogger(), clock);
        return RecipientDocument.idOf(request)
                .map(recipientId -> respond(recipientId, request, metrics))
                .orElseGet(RecipientDocument::unknown)
                .render();
    }

    private HttpResponse respond(String recipientId, HttpRequest request, EmbeddedMetrics metrics) {
        try {
            return change(read(recipientId, request), request, metrics);
        } catch (InvalidJson fault) {
            return HttpResponse.invalid(fault);
        } catch (InvalidField fault) {
            return HttpResponse.invalid(fault);
        }
    }

    private Recipient read(String recipientId, HttpRequest request) {
        var recipient = reader.read(JsonObject.parse(request.body()));
        if (!recipient.recipientId().equals(recipientId)) {
            throw new InvalidField("recipientId", "must be the one in the path");
        }
        return recipient;
    }

    private HttpResponse change(Recipient recipient, HttpRequest request, EmbeddedMetrics metrics) {
        return switch (changeContact.change(recipient, StatedPrecondition.of(request))) {
            case Replaced replaced -> applied(replaced.newest(), metrics);
            case Unchanged unchanged -> applied(unchanged.newest(), metrics);
            case Unknown ignored -> RecipientDocument.unknown();
            case Stale ignored ->
                HttpResponse.problem(
                        412,
                        "contact-changed",
                        "The contact is not what you think it is",
                        "The precondition does not hold: read the newest version and try again");
            case Unconditional ignored ->
                HttpResponse.problem(
                        428,
                        "precondition-required",
                        "Which version is to be changed?",
                        "If-Match must carry the ETag of the version that was read");
        };
    }

    private HttpResponse applied(Known newest, EmbeddedMetrics metrics) {
        applyContactChange
                .apply(newest)
                .forEach(caseId -> metrics.count("CaseOpened", Map.of("reason", CheckContact.REASON)));
        return RecipientDocument.response(newest);
    }
}
