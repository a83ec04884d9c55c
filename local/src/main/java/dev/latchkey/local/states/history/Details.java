package dev.latchkey.local.states.history;

import dev.latchkey.local.states.jsonata.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/// Puts an event's details together; what is null is left out, as AWS does.
public final class Details {

    private static final Map<String, Object> WHOLE = Map.of("truncated", false);

    private final Map<String, Object> details = new LinkedHashMap<>();

    public static Details of() {
        return new Details();
    }

    public Details with(String key, Object value) {
        if (value != null && !"".equals(value)) {
            details.put(key, value);
        }
        return this;
    }

    /// A JSON value as text, and beside it AWS's note that it was not cut.
    public Details withData(String key, Object value) {
        details.put(key, new Data(value));
        details.put(key + "Details", WHOLE);
        return this;
    }

    /// Variables that become texts when somebody reads them.
    private record Assigned(Map<String, Object> variables) {

        private Map<String, String> texts() {
            var texts = new LinkedHashMap<String, String>();
            variables.forEach((name, value) -> texts.put(name, Json.text(value)));
            return texts;
        }
    }

    /// A JSON value that becomes a text when somebody reads it.
    private record Data(Object value) {}

    /// A JSON value that stands as text among the details.
    public static Object json(Object value) {
        return new Data(value);
    }

    public Details withText(String key, String text) {
        details.put(key, text);
        details.put(key + "Details", WHOLE);
        return this;
    }

    /// New values of variables, each as JSON text; nothing where none was assigned.
    public Details withAssigned(Map<String, Object> variables) {
        if (!variables.isEmpty()) {
            details.put("assignedVariables", new Assigned(variables));
            details.put("assignedVariablesDetails", WHOLE);
        }
        return this;
    }

    Map<String, Object> map() {
        details.replaceAll((key, value) -> read(value));
        return details;
    }

    private static Object read(Object value) {
        return switch (value) {
            case Data(Object data) -> Json.text(data);
            case Assigned assigned -> assigned.texts();
            default -> value;
        };
    }
}
