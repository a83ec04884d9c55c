package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// A message as the recipient's phone or inbox shows it.
///
/// @param title a push's title or an e-mail's subject
record Message(String channel, Optional<String> title, String text, Instant at) {

    /// A code as a person finds it: six to ten digits that stand alone.
    private static final Pattern CODE = Pattern.compile("\\b\\d{6,10}\\b");

    static Message of(JsonNode json) {
        var title = json.path("title").asText(json.path("subject").asText(null));
        return new Message(
                json.path("channel").asText(),
                Optional.ofNullable(title),
                json.path("text").asText().strip(),
                Instant.parse(json.path("at").asText()));
    }

    Optional<String> code() {
        var code = CODE.matcher(text);
        return code.find() ? Optional.of(code.group()) : Optional.empty();
    }

    /// The text with the code's digits hidden, for what may end in a log.
    String masked() {
        return CODE.matcher(text).replaceAll(code -> "*".repeat(code.group().length()));
    }

    @Override
    public String toString() {
        return "Message[" + channel + "]";
    }
}
