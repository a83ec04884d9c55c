package dev.latchkey.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A JSON object that is being put together, field after field.
public final class JsonFields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private JsonFields() {}

    public static JsonFields of(String name, Object value) {
        return new JsonFields().and(name, value);
    }

    /// @param value what [JsonText] can write; an empty Optional leaves the field out
    public JsonFields and(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /// The fields in the order in which they were added.
    public Map<String, Object> map() {
        return Collections.unmodifiableMap(fields);
    }
}
