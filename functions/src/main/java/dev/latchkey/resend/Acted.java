package dev.latchkey.resend;

import dev.latchkey.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of an act.
///
/// @param did what was done, or what a locker was told to do; nothing where it could not be
/// @param hindrance why it could not be
/// @param noticeId of the notice whose arrival shows whether it helped
/// @param values what the text for people names
/// @param cases the reasons of the cases that it opened
public record Acted(
        Outcome outcome,
        Optional<Deed> did,
        Optional<Hindrance> hindrance,
        Optional<String> noticeId,
        Map<String, String> values,
        List<String> cases) {

    /// How it went.
    public enum Outcome {
        Done,
        /// A message is on its way; its receipt is worth waiting for.
        Sent,
        /// A locker was told; its answer will say what came of it.
        Commanded,
        /// It was tried, and did not help.
        Failed,
        /// As things are there is nothing to do of this kind.
        NotPossible
    }

    public Acted {
        values = Map.copyOf(values);
        cases = List.copyOf(cases);
    }

    static Acted done(Deed did) {
        return new Acted(Outcome.Done, Optional.of(did), Optional.empty(), Optional.empty(), Map.of(), List.of());
    }

    static Acted sent(Deed did, String noticeId) {
        return new Acted(Outcome.Sent, Optional.of(did), Optional.empty(), Optional.of(noticeId), Map.of(), List.of());
    }

    static Acted commanded(Deed wanted) {
        return new Acted(
                Outcome.Commanded, Optional.of(wanted), Optional.empty(), Optional.empty(), Map.of(), List.of());
    }

    static Acted failed(Hindrance hindrance) {
        return hindered(Outcome.Failed, hindrance);
    }

    static Acted notPossible(Hindrance hindrance) {
        return hindered(Outcome.NotPossible, hindrance);
    }

    private static Acted hindered(Outcome outcome, Hindrance hindrance) {
        return new Acted(outcome, Optional.empty(), Optional.of(hindrance), Optional.empty(), Map.of(), List.of());
    }

    Acted with(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value.toString());
        return new Acted(outcome, did, hindrance, noticeId, more, cases);
    }

    /// What was done stays done, though no message could tell of it.
    Acted though(Acted notSent) {
        return notSent.hindrance()
                .flatMap(Unsent::of)
                .map(unsent -> with(unsent.word(), true))
                .orElse(this);
    }

    /// It opened a case.
    Acted opening(String reason) {
        return new Acted(outcome, did, hindrance, noticeId, values, List.of(reason));
    }

    /// What was done goes by another word; what was not stays as it is.
    Acted as(Deed other) {
        return new Acted(outcome, did.map(ignored -> other), hindrance, noticeId, values, cases);
    }

    /// As the workflow reads it.
    public JsonFields fields() {
        return JsonFields.of("outcome", outcome)
                .and("did", did)
                .and("error", hindrance)
                .and("noticeId", noticeId)
                .and("values", values);
    }

    boolean isHinderedBy(Hindrance other) {
        return hindrance.equals(Optional.of(other));
    }

    /// Whether a message is on its way.
    boolean isSent() {
        return outcome == Outcome.Sent;
    }
}
