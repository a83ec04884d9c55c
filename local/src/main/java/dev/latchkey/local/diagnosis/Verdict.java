package dev.latchkey.local.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.diagnosis.Cause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an agent was told.
///
/// @param outcome the answer's
/// @param found every cause that was named, the most likely first
/// @param summary as it is read to the customer
/// @param actionsTaken words
public record Verdict(String outcome, List<Found> found, String summary, List<String> actionsTaken) {

    public Verdict {
        found = List.copyOf(found);
        actionsTaken = List.copyOf(actionsTaken);
    }

    /// One reason.
    ///
    /// @param confidence in percent
    public record Found(Cause cause, String rule, int confidence) {
        @Override
        public String toString() {
            return rule + " " + confidence;
        }
    }

    /// @param answer the execution's output
    static Verdict of(JsonNode answer) {
        return new Verdict(
                answer.path("outcome").asText(),
                answer.path("causes").valueStream().map(Verdict::found).toList(),
                answer.path("summary").asText(),
                answer.path("actionsTaken").valueStream().map(JsonNode::asText).toList());
    }

    private static Found found(JsonNode json) {
        return new Found(
                Cause.valueOf(json.path("cause").asText()),
                json.path("rule").asText(),
                json.path("confidence").asInt());
    }

    /// The first that was named. A parcel that nobody knows is the caller's misunderstanding.
    Optional<Cause> first() {
        return outcome.equals("UnknownParcel")
                ? Optional.of(Cause.ContactSupport)
                : found.stream().map(Found::cause).findFirst();
    }

    boolean names(Cause cause) {
        return found.stream().anyMatch(one -> one.cause() == cause);
    }

    /// Such as `CompartmentFaulty 96, CodeReceived 80`.
    String words() {
        return found.isEmpty()
                ? outcome
                : found.stream().map(Found::toString).collect(Collectors.joining(", "));
    }
}
