package dev.latchkey.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// JSON as AWS's protocols carry it.
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /// A request's body; an empty one is an empty object.
    ///
    /// @throws AwsError `SerializationException` where it is no JSON object
    static ObjectNode read(byte[] body) {
        return body.length == 0 ? object() : read(new String(body, StandardCharsets.UTF_8));
    }

    /// @throws AwsError `SerializationException` where it is no JSON object
    static ObjectNode read(String body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new AwsError(400, "SerializationException", "The request is not valid JSON.");
        }
        throw new AwsError(400, "SerializationException", "The request is not a JSON object.");
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Maps, lists and plain values as JSON.
    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A field that must be there and not be empty.
    ///
    /// @throws AwsError with the given code, where it is not
    static String required(JsonNode node, String field, String code) {
        var text = node.path(field).asText("");
        if (text.isEmpty()) {
            throw new AwsError(400, code, "1 validation error detected: Value at '" + field + "' must not be null");
        }
        return text;
    }

    /// A field's text, null where it is absent.
    static String optional(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue() : null;
    }
}
