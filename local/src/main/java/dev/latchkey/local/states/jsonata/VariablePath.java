package dev.latchkey.local.states.jsonata;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// An expression that only names a variable, or a field in one, such as `$states.input.deliveryId`: most are, and
/// looking up is many times as fast as evaluating.
///
/// @param names without the dollar sign
record VariablePath(List<String> names) {

    private static final Pattern PATH = Pattern.compile("\\$[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

    /// Empty where the expression is anything else.
    static Optional<VariablePath> of(String source) {
        var text = source.strip();
        return PATH.matcher(text).matches()
                ? Optional.of(new VariablePath(List.of(text.substring(1).split("\\."))))
                : Optional.empty();
    }

    /// A string, number or boolean that stands there. Empty for everything else: what JSONata makes of arrays and
    /// of what is missing along a path is its own business.
    Optional<Object> find(Map<String, Object> variables) {
        Object value = variables;
        for (var name : names) {
            if (!(value instanceof Map<?, ?> map)) {
                return Optional.empty();
            }
            value = map.get(name);
        }
        return value instanceof String || value instanceof Long || value instanceof Integer || value instanceof Boolean
                ? Optional.of(value)
                : Optional.empty();
    }
}
