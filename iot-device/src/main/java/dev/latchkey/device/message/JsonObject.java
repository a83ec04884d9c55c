package dev.latchkey.device.message;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON object under construction; fields keep the order in which they were put.
final class JsonObject {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /// Numbers, texts, booleans, maps and lists are written as such, anything else as its text.
    JsonObject with(String field, Object value) {
        fields.put(field, isJson(value) ? value : value.toString());
        return this;
    }

    JsonObject with(String field, Optional<?> value) {
        value.ifPresent(present -> with(field, present));
        return this;
    }

    private static boolean isJson(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof Map<?, ?>
                || value instanceof List<?>;
    }

    Map<String, Object> toMap() {
        return fields;
    }

    byte[] toBytes() {
        try {
            return JSON.std.asBytes(fields);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
