package dev.latchkey.local.states.jsonata;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What an expression sees while it is evaluated.
///
/// @param variables by name without the dollar sign, the reserved `states` among them
/// @param now what `$now()` and `$millis()` say, the same for all expressions of one evaluation
/// @param random where `$random()` and `$uuid()` come from
public record Bindings(Map<String, Object> variables, Instant now, RandomGenerator random) {

    /// These bindings and `$states`.
    public Bindings withStates(Map<String, Object> states) {
        var all = new HashMap<>(variables);
        all.put("states", states);
        return new Bindings(all, now, random);
    }
}
