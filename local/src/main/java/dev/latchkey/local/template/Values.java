package dev.latchkey.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Plain YAML values seen as the type that is expected at `path`.
final class Values {

    private Values() {}

    static Map<String, Object> map(Object value, String path) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateInvalid(path, "must be a mapping");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, item) -> named.put(String.valueOf(key), item));
        return named;
    }

    static List<?> list(Object value, String path) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new TemplateInvalid(path, "must be a list");
    }

    /// A string, or a number or boolean as CloudFormation writes it.
    static String text(Object value, String path) {
        return switch (value) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case null, default -> throw new TemplateInvalid(path, "must be text");
        };
    }

    static int integer(Object value, String path) {
        try {
            return Integer.parseInt(text(value, path));
        } catch (NumberFormatException e) {
            throw new TemplateInvalid(path, "must be a whole number");
        }
    }

    static boolean flag(Object value, String path) {
        return switch (text(value, path)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new TemplateInvalid(path, "must be true or false");
        };
    }
}
