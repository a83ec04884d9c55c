package dev.latchkey.local.states.definition;

import dev.latchkey.local.states.jsonata.BadExpression;
import dev.latchkey.local.states.jsonata.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An object of a definition, read field by field. What was never asked for is unknown and reported by [#finish].
final class Fields {

    private final Map<?, ?> object;
    private final String location;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>();

    Fields(Object value, String location, Problems problems) {
        this.object = value instanceof Map<?, ?> map ? map : Map.of();
        this.location = location;
        this.problems = problems;
        if (!(value instanceof Map)) {
            problems.add(location.isEmpty() ? "/" : location, "must be an object");
        }
    }

    String location() {
        return location;
    }

    Problems problems() {
        return problems;
    }

    void problem(String field, String message) {
        problems.add(at(field), message);
    }

    private String at(String field) {
        return location + "/" + field;
    }

    List<String> names() {
        return object.keySet().stream().map(Object::toString).toList();
    }

    boolean has(String field) {
        asked.add(field);
        return object.containsKey(field);
    }

    Object value(String field) {
        asked.add(field);
        return object.get(field);
    }

    /// A text, null where the field is absent or no text.
    String text(String field) {
        var value = value(field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        problem(field, "must be a string");
        return null;
    }

    String requiredText(String field) {
        var text = text(field);
        if (text == null && !(object.containsKey(field))) {
            problem(field, "is required");
        }
        return text;
    }

    /// A whole number between `least` and `most`, `otherwise` where the field is absent or wrong.
    Integer whole(String field, int least, int most, Integer otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        if (value(field) instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        problem(field, "must be a whole number from %d to %d".formatted(least, most));
        return otherwise;
    }

    double number(String field, double least, double otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        if (value(field) instanceof Number number && number.doubleValue() >= least) {
            return number.doubleValue();
        }
        problem(field, "must be a number of at least " + least);
        return otherwise;
    }

    List<String> texts(String field) {
        var texts = new ArrayList<String>();
        for (var item : items(field)) {
            if (item instanceof String text) {
                texts.add(text);
            } else {
                problem(field, "must hold strings only");
            }
        }
        return texts;
    }

    /// The elements of an array, none where the field is absent.
    List<?> items(String field) {
        if (!has(field)) {
            return List.of();
        }
        if (value(field) instanceof List<?> list) {
            return list;
        }
        problem(field, "must be an array");
        return List.of();
    }

    Fields object(String field) {
        return new Fields(value(field), at(field), problems);
    }

    /// A value that may hold expressions, null where the field is absent.
    Template template(String field) {
        return has(field) ? template(value(field), at(field)) : null;
    }

    /// The fields of an object, each a template; none where the field is absent.
    Map<String, Template> templates(String field) {
        if (!has(field)) {
            return Map.of();
        }
        if (template(field) instanceof Template.Fields(Map<String, Template> templates)) {
            return templates;
        }
        problem(field, "must be an object");
        return Map.of();
    }

    private Template template(Object value, String where) {
        return switch (value) {
            case String text when text.startsWith("{%") -> computed(text, where);
            case Map<?, ?> map -> fields(map, where);
            case List<?> list ->
                new Template.Items(
                        list.stream().map(item -> template(item, where)).toList());
            case null, default -> new Template.Literal(value);
        };
    }

    private Template fields(Map<?, ?> map, String where) {
        var templates = new LinkedHashMap<String, Template>();
        map.forEach((key, value) -> {
            if (key.toString().endsWith(".$")) {
                problems.add(where + "/" + key, "is JSONPath: only JSONata is supported");
            }
            templates.put(key.toString(), template(value, where + "/" + key));
        });
        return new Template.Fields(templates);
    }

    private Template computed(String text, String where) {
        if (!text.endsWith("%}") || text.length() < 4) {
            problems.add(where, "an expression ends with %}");
            return new Template.Literal(text);
        }
        try {
            return new Template.Computed(
                    Expression.compile(text.substring(2, text.length() - 2).strip()));
        } catch (BadExpression e) {
            problems.add(where, "the JSONata expression is not valid: " + e.getMessage());
            return new Template.Literal(text);
        }
    }

    /// Reports every field that nobody asked for.
    void finish() {
        for (var key : object.keySet()) {
            if (!asked.contains(key)) {
                problem(key.toString(), "is not a supported field here");
            }
        }
    }
}
