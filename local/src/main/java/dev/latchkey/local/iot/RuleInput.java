package dev.latchkey.local.iot;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/// What a rule's query sees of a message.
///
/// @param message as the broker took it
/// @param json its payload; empty where that is no JSON object. An empty payload counts as an empty object, as
///     AWS IoT takes it
/// @param at when the rule saw it
record RuleInput(Message message, Optional<ObjectNode> json, Instant at) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static RuleInput of(Message message, Instant at) {
        return new RuleInput(message, read(message.payload()), at);
    }

    private static Optional<ObjectNode> read(byte[] payload) {
        if (payload.length == 0) {
            return Optional.of(JsonNodeFactory.instance.objectNode());
        }
        try {
            return JSON.readTree(payload) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The value of a field, missing where there is none.
    JsonNode field(Iterable<String> path) {
        JsonNode value = json.<JsonNode>map(object -> object).orElse(JsonNodeFactory.instance.missingNode());
        for (var name : path) {
            value = value.path(name);
        }
        return value;
    }
}
