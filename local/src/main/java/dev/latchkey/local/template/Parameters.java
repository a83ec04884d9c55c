package dev.latchkey.local.template;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The template's parameters with the values given to them, or else their defaults, checked against what the
/// template says of them.
final class Parameters {

    private static final Set<String> ATTRIBUTES = Set.of(
            "Type",
            "Default",
            "Description",
            "NoEcho",
            "ConstraintDescription",
            "AllowedValues",
            "AllowedPattern",
            "MinLength",
            "MaxLength",
            "MinValue",
            "MaxValue");

    private Parameters() {}

    /// @return a string for each `String` and `Number`, a list of strings for each list
    static Map<String, Object> resolve(Map<String, Object> declared, Map<String, String> given) {
        given.keySet().stream().filter(name -> !declared.containsKey(name)).forEach(name -> {
            throw new TemplateInvalid("Parameters." + name, "the template has no such parameter");
        });
        Map<String, Object> values = new LinkedHashMap<>();
        declared.forEach((name, declaration) -> {
            String path = "Parameters." + name;
            values.put(name, value(Values.map(declaration, path), given.get(name), path));
        });
        return values;
    }

    private static Object value(Map<String, Object> declaration, String given, String path) {
        declaration.keySet().stream().filter(key -> !ATTRIBUTES.contains(key)).forEach(key -> {
            throw new TemplateInvalid(path + "." + key, "no such attribute");
        });
        Object value = given == null ? declaration.get("Default") : given;
        if (value == null) {
            throw new TemplateInvalid(path, "has no default and was not given");
        }
        String text = Values.text(value, path);
        return typed(text, declaration, path);
    }

    private static Object typed(String text, Map<String, Object> declaration, String path) {
        return switch (Values.text(declaration.get("Type"), path + ".Type")) {
            case "String" -> checked(text, declaration, path);
            case "Number" -> checkedNumber(text, declaration, path);
            case "CommaDelimitedList" ->
                items(text).map(item -> checked(item, declaration, path)).toList();
            case "List<Number>" ->
                items(text).map(item -> checkedNumber(item, declaration, path)).toList();
            case String other -> throw new TemplateInvalid(path + ".Type", other + " is not supported locally");
        };
    }

    private static Stream<String> items(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(",")).map(String::strip);
    }

    private static String checked(String text, Map<String, Object> declaration, String path) {
        checkAllowed(text, declaration, path);
        Object pattern = declaration.get("AllowedPattern");
        if (pattern != null && !text.matches(Values.text(pattern, path))) {
            throw refused(declaration, path, "does not match " + pattern);
        }
        checkRange(text.length(), declaration, "MinLength", "MaxLength", path);
        return text;
    }

    private static String checkedNumber(String text, Map<String, Object> declaration, String path) {
        checkAllowed(text, declaration, path);
        try {
            checkRange(new BigDecimal(text).doubleValue(), declaration, "MinValue", "MaxValue", path);
        } catch (NumberFormatException e) {
            throw new TemplateInvalid(path, "must be a number");
        }
        return text;
    }

    private static void checkAllowed(String text, Map<String, Object> declaration, String path) {
        Object allowed = declaration.get("AllowedValues");
        if (allowed == null) {
            return;
        }
        List<String> values = Values.list(allowed, path).stream()
                .map(value -> Values.text(value, path))
                .toList();
        if (!values.contains(text)) {
            throw refused(declaration, path, "must be one of " + String.join(", ", values));
        }
    }

    private static void checkRange(
            double value, Map<String, Object> declaration, String lowest, String highest, String path) {
        Object low = declaration.get(lowest);
        Object high = declaration.get(highest);
        if (low != null && value < Double.parseDouble(Values.text(low, path))) {
            throw refused(declaration, path, "is below its " + lowest + " of " + low);
        }
        if (high != null && value > Double.parseDouble(Values.text(high, path))) {
            throw refused(declaration, path, "is above its " + highest + " of " + high);
        }
    }

    /// The value itself is not repeated: it may be a secret.
    private static TemplateInvalid refused(Map<String, Object> declaration, String path, String reason) {
        Object explanation = declaration.get("ConstraintDescription");
        return new TemplateInvalid(path, explanation == null ? reason : reason + " (" + explanation + ")");
    }
}
