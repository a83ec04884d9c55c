package dev.latchkey.resend;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonObject;
import dev.latchkey.resend.Resends.Kept;
import dev.latchkey.resend.WishReader.Typed;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Finds out whose request an execution is: one that was stored before the system started it, whose asker is known,
/// or one that somebody typed into the console, where nobody is.
final class IdentifyRequest {

    private static final String REQUEST_ID = "requestId";

    private final Resends resends;
    private final Proposals proposals;
    private final WishReader reader;

    IdentifyRequest(Resends resends, Proposals proposals, WishReader reader) {
        this.resends = resends;
        this.proposals = proposals;
        this.reader = reader;
    }

    /// @param input as the execution was started with, whatever it is
    /// @throws InvalidField where it is no request, or another execution's
    Identified identify(Object input, String executionName, Instant at) {
        var fields = object(input);
        return fields.has(REQUEST_ID) ? stored(fields, executionName) : typed(fields, executionName, at);
    }

    @SuppressWarnings("unchecked") // a parser makes no other keys
    private static JsonObject object(Object input) {
        if (input instanceof Map<?, ?> map) {
            return JsonObject.of((Map<String, ?>) map);
        }
        throw new InvalidField("input", "must be a JSON object, such as {\"trackingNumber\": \"JD0146\"}");
    }

    private Identified stored(JsonObject fields, String executionName) {
        return resends.find(fields.value(REQUEST_ID, RequestName.ID))
                .filter(kept -> kept.executionName().equals(executionName))
                .map(kept -> new Identified(kept, newContact(kept)))
                .orElseThrow(() -> fields.invalid(REQUEST_ID, "is not for executions that are started by hand"));
    }

    private Optional<Proposal> newContact(Kept kept) {
        return kept.request().wish().hasNewContact()
                ? proposals.find(kept.request().requestId())
                : Optional.empty();
    }

    private Identified typed(JsonObject fields, String executionName, Instant at) {
        Typed typed = reader.read(fields);
        var request =
                new ResendRequest(RequestName.byHand(executionName), Origin.CONSOLE, Optional.empty(), typed.wish());
        var kept = new Kept(request, executionName, at);
        return new Identified(kept, typed.newContact());
    }

    /// @param newContact as it was written
    record Identified(Kept kept, Optional<Proposal> newContact) {}
}
