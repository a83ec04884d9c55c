package dev.latchkey.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/// A request to a local-only endpoint.
///
/// @param query decoded parameters
/// @param body a JSON object, an empty one where the request had no body
public record LocalRequest(String method, String path, Map<String, List<String>> query, JsonNode body) {

    /// @throws InvalidField when the field is missing or no text
    public String text(String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual()) {
            throw new InvalidField(field, "must be text");
        }
        return value.textValue();
    }

    /// @throws InvalidField when the field is missing or no duration
    public Duration duration(String field) {
        try {
            return Duration.parse(text(field));
        } catch (DateTimeParseException e) {
            throw new InvalidField(field, "must be an ISO 8601 duration, such as PT26H");
        }
    }
}
