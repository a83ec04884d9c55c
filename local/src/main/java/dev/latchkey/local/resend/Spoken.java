package dev.latchkey.local.resend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An answer as a person reads it: first what is read out to the customer, then what is behind it.
record Spoken(JsonNode answer) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// @param output the execution's
    static Spoken read(String output) {
        try {
            return new Spoken(JSON.readTree(output));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the answer is no JSON", e);
        }
    }

    String text() {
        return Stream.of(
                        Stream.of(answer.path("summary").asText(), "", line("outcome", word("outcome"))),
                        optional("cause"),
                        answer.path("evidence").valueStream().map(Spoken::fact),
                        optional("caseId"),
                        optional("incidentId"),
                        optional("approvalId"),
                        optional("retryAt"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private String word(String field) {
        return answer.path(field).asText();
    }

    private Stream<String> optional(String field) {
        return answer.hasNonNull(field) ? Stream.of(line(field, word(field))) : Stream.of();
    }

    private static String fact(JsonNode fact) {
        var at = fact.hasNonNull("at") ? " (" + fact.path("at").asText() + ")" : "";
        return line("evidence", fact.path("text").asText() + at);
    }

    private static String line(String name, String value) {
        return "%-10s %s".formatted(name, value);
    }
}
