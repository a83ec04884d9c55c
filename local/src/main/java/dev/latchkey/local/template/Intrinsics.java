package dev.latchkey.local.template;

import dev.latchkey.local.aws.Account;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Works out CloudFormation's intrinsic functions.
final class Intrinsics {

    /// What `AWS::NoValue` stands for: the property or list item is left out.
    static final Object NO_VALUE = new Object();

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final Map<String, Object> mappings;
    private final Conditions conditions;
    private final References references;

    Intrinsics(TemplateDocument document, Map<String, Object> parameters, Account account) {
        this.mappings = document.mappings();
        this.conditions = new Conditions(document.conditions(), this);
        this.references = new References(document.resources(), parameters, account, this);
    }

    static boolean isFunction(Object key) {
        return key.equals("Ref") || key instanceof String text && text.startsWith("Fn::");
    }

    Conditions conditions() {
        return conditions;
    }

    References references() {
        return references;
    }

    /// The value with every function in it worked out.
    ///
    /// @param path where it stands, for errors
    Object resolve(Object value, String path) {
        return switch (value) {
            case Map<?, ?> map -> resolveMap(map, path);
            case List<?> list -> resolveList(list, path);
            case String text
            when text.contains("{{resolve:") ->
                throw new TemplateInvalid(path, "dynamic references ({{resolve:…}}) are not supported locally");
            case null -> throw new TemplateInvalid(path, "must not be null");
            default -> value;
        };
    }

    private Object resolveMap(Map<?, ?> map, String path) {
        if (map.size() == 1 && isFunction(map.keySet().iterator().next())) {
            var call = map.entrySet().iterator().next();
            return call(call.getKey().toString(), call.getValue(), path);
        }
        Map<String, Object> resolved = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Object item = resolve(value, path + "." + key);
            if (item != NO_VALUE) {
                resolved.put(key.toString(), item);
            }
        });
        return resolved;
    }

    private List<Object> resolveList(List<?> list, String path) {
        List<Object> resolved = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object item = resolve(list.get(i), path + "[" + i + "]");
            if (item != NO_VALUE) {
                resolved.add(item);
            }
        }
        return resolved;
    }

    private Object call(String function, Object argument, String path) {
        return switch (function) {
            case "Ref" -> references.ref(Values.text(argument, path), path);
            case "Fn::GetAtt" -> getAtt(argument, path);
            case "Fn::Sub" -> sub(argument, path);
            case "Fn::Join" -> join(arguments(argument, 2, function, path), path);
            case "Fn::Select" -> select(arguments(argument, 2, function, path), path);
            case "Fn::Split" -> split(arguments(argument, 2, function, path), path);
            case "Fn::If" -> choose(arguments(argument, 3, function, path), path);
            case "Fn::FindInMap" -> findInMap(arguments(argument, 3, function, path), path);
            case "Fn::Base64" ->
                Base64.getEncoder().encodeToString(text(argument, path).getBytes(StandardCharsets.UTF_8));
            case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" ->
                throw new TemplateInvalid(path, function + " belongs into Conditions");
            default -> throw new TemplateInvalid(path, function + " is not supported locally");
        };
    }

    private Object getAtt(Object argument, String path) {
        if (argument instanceof String text) {
            return getAtt(List.of(text.split("\\.", 2)), path);
        }
        List<?> parts = arguments(argument, 2, "Fn::GetAtt", path);
        return references.attribute(Values.text(parts.getFirst(), path), text(parts.getLast(), path), path);
    }

    private String sub(Object argument, String path) {
        if (argument instanceof List<?>) {
            List<?> parts = arguments(argument, 2, "Fn::Sub", path);
            return sub(Values.text(parts.getFirst(), path), Values.map(parts.getLast(), path), path);
        }
        return sub(Values.text(argument, path), Map.of(), path);
    }

    private String sub(String template, Map<String, Object> variables, String path) {
        return VARIABLE.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).isEmpty()
                                ? variable(found.group(2).strip(), variables, path)
                                : "${" + found.group(2) + "}"));
    }

    private String variable(String name, Map<String, Object> variables, String path) {
        if (variables.containsKey(name)) {
            return text(variables.get(name), path);
        }
        int dot = name.indexOf('.');
        Object value = dot < 0 || References.isPart(name)
                ? references.ref(name, path)
                : references.attribute(name.substring(0, dot), name.substring(dot + 1), path);
        return Values.text(value, path);
    }

    private String join(List<?> arguments, String path) {
        return String.join(
                text(arguments.getFirst(), path),
                Values.list(resolve(arguments.getLast(), path), path).stream()
                        .map(item -> Values.text(item, path))
                        .toList());
    }

    private Object select(List<?> arguments, String path) {
        int index = Values.integer(resolve(arguments.getFirst(), path), path);
        List<?> items = Values.list(resolve(arguments.getLast(), path), path);
        if (index < 0 || index >= items.size()) {
            throw new TemplateInvalid(path, "Fn::Select has no item " + index);
        }
        return items.get(index);
    }

    private List<String> split(List<?> arguments, String path) {
        return List.of(text(arguments.getLast(), path).split(Pattern.quote(text(arguments.getFirst(), path)), -1));
    }

    /// Only the branch that is chosen is worked out.
    private Object choose(List<?> arguments, String path) {
        boolean holds = conditions.holds(Values.text(arguments.getFirst(), path), path);
        return resolve(arguments.get(holds ? 1 : 2), path);
    }

    private Object findInMap(List<?> arguments, String path) {
        Object found = mappings;
        for (Object argument : arguments) {
            String key = text(argument, path);
            found = Values.map(found, path).get(key);
            if (found == null) {
                throw new TemplateInvalid(path, "Fn::FindInMap finds no " + key);
            }
        }
        return found;
    }

    private String text(Object value, String path) {
        return Values.text(resolve(value, path), path);
    }

    private static List<?> arguments(Object argument, int count, String function, String path) {
        List<?> arguments = Values.list(argument, path);
        if (arguments.size() != count) {
            throw new TemplateInvalid(path, function + " takes " + count + " arguments");
        }
        return arguments;
    }
}
