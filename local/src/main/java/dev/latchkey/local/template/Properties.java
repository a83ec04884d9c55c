package dev.latchkey.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Resolved properties and where they stand in the template.
///
/// @param path such as `Resources.IssueCodeFunction.Properties`
record Properties(Map<String, Object> values, String path) {

    static Properties of(Resource resource) {
        return new Properties(resource.properties(), "Resources." + resource.logicalId() + ".Properties");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return Values.text(required(name), pathOf(name));
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    Optional<String> optional(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    int integer(String name, int otherwise) {
        return has(name) ? Values.integer(values.get(name), pathOf(name)) : otherwise;
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) ? Values.flag(values.get(name), pathOf(name)) : otherwise;
    }

    /// The mapping of that name, an empty one where there is none.
    Properties inside(String name) {
        return new Properties(has(name) ? Values.map(values.get(name), pathOf(name)) : Map.of(), pathOf(name));
    }

    List<?> list(String name) {
        return has(name) ? Values.list(values.get(name), pathOf(name)) : List.of();
    }

    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, Values.text(value, pathOf(name))));
        return texts;
    }

    void allowOnly(Set<String> names) {
        values.keySet().stream().filter(name -> !names.contains(name)).forEach(name -> {
            throw new TemplateInvalid(pathOf(name), "is not supported locally");
        });
    }

    String pathOf(String name) {
        return path + "." + name;
    }

    private Object required(String name) {
        if (!has(name)) {
            throw new TemplateInvalid(pathOf(name), "is missing");
        }
        return values.get(name);
    }
}
