package dev.latchkey.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Fields of requests and answers in AWS's JSON protocol.
final class Wire {

    private Wire() {}

    /// Seconds since the epoch with milliseconds as fraction.
    static BigDecimal time(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }

    /// A text, null where the request leaves it out.
    static String text(JsonNode request, String field) {
        return request.path(field).asText(null);
    }

    static String requiredText(JsonNode request, String field) {
        var text = text(request, field);
        if (text == null) {
            throw RequestRefused.validation(
                    "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                            .formatted(field));
        }
        return text;
    }

    /// An answer's fields in their order; what is null is left out.
    static Map<String, Object> fields(Object... keysAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return fields;
    }
}
