package dev.latchkey.local.template;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The template's conditions, each worked out when it is asked for.
final class Conditions {

    private final Map<String, Object> declared;
    private final Intrinsics intrinsics;
    private final Set<String> underway = new HashSet<>();

    Conditions(Map<String, Object> declared, Intrinsics intrinsics) {
        this.declared = declared;
        this.intrinsics = intrinsics;
    }

    boolean holds(String name, String path) {
        if (!declared.containsKey(name)) {
            throw new TemplateInvalid(path, "no condition " + name);
        }
        if (!underway.add(name)) {
            throw new TemplateInvalid("Conditions." + name, "depends on itself");
        }
        try {
            return evaluate(declared.get(name), "Conditions." + name);
        } finally {
            underway.remove(name);
        }
    }

    private boolean evaluate(Object expression, String path) {
        Map<String, Object> call = Values.map(expression, path);
        if (call.size() != 1) {
            throw new TemplateInvalid(path, "must be one condition function");
        }
        var function = call.entrySet().iterator().next();
        return evaluate(function.getKey(), function.getValue(), path + "." + function.getKey());
    }

    private boolean evaluate(String function, Object argument, String path) {
        return switch (function) {
            case "Condition" -> holds(Values.text(argument, path), path);
            case "Fn::Equals" -> areEqual(arguments(argument, 2, 2, path), path);
            case "Fn::Not" -> !evaluate(arguments(argument, 1, 1, path).getFirst(), path);
            case "Fn::And" -> arguments(argument, 2, 10, path).stream().allMatch(item -> evaluate(item, path));
            case "Fn::Or" -> arguments(argument, 2, 10, path).stream().anyMatch(item -> evaluate(item, path));
            default -> throw new TemplateInvalid(path, "is no condition function");
        };
    }

    private boolean areEqual(List<?> sides, String path) {
        return side(sides.getFirst(), path).equals(side(sides.getLast(), path));
    }

    private Object side(Object value, String path) {
        Object resolved = intrinsics.resolve(value, path);
        return resolved instanceof List<?> list ? list : Values.text(resolved, path);
    }

    private static List<?> arguments(Object argument, int least, int most, String path) {
        List<?> arguments = Values.list(argument, path);
        if (arguments.size() < least || arguments.size() > most) {
            throw new TemplateInvalid(
                    path, "takes " + (least == most ? least : least + " to " + most) + " conditions or values");
        }
        return arguments;
    }
}
