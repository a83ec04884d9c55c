package dev.latchkey.local.states.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.local.states.jsonata.Json;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A definition's text, JSON or YAML, as plain values.
final class DefinitionText {

    private DefinitionText() {}

    static Object parse(String text, Problems problems) throws InvalidDefinition {
        try {
            var value = text.stripLeading().startsWith("{") ? Json.parse(text) : yaml(text);
            checkJson(value, "", problems);
            problems.throwIfAny();
            return value;
        } catch (IllegalArgumentException e) {
            problems.add("/", e.getCause() instanceof JsonProcessingException json ? place(json) : e.getMessage());
        } catch (YAMLException e) {
            problems.add("/", e.getMessage());
        }
        throw problems.thrown();
    }

    private static String place(JsonProcessingException e) {
        return "%s at line %d, column %d"
                .formatted(
                        e.getOriginalMessage(),
                        e.getLocation().getLineNr(),
                        e.getLocation().getColumnNr());
    }

    private static Object yaml(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    /// YAML knows more than JSON: a bare `No` is a boolean, a bare `2026-01-31` a date.
    private static void checkJson(Object value, String location, Problems problems) {
        switch (value) {
            case null -> {}
            case String _, Number _, Boolean _ -> {}
            case List<?> list -> list.forEach(item -> checkJson(item, location + "/[]", problems));
            case Map<?, ?> map ->
                map.forEach((key, item) -> {
                    if (!(key instanceof String)) {
                        problems.add(location + "/" + key, "YAML reads this key as no text: put it in quotes");
                    }
                    checkJson(item, location + "/" + key, problems);
                });
            default -> problems.add(location, "YAML reads this as no JSON value: put it in quotes");
        }
    }
}
