package dev.latchkey.local.states.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// States that lead to one another: a whole machine's, a Parallel branch's, a Map's item processor's.
///
/// @param startAt the first state's name
/// @param states by name, in the definition's order
public record Flow(String startAt, Map<String, State> states) {

    public Flow {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    public State state(String name) {
        return states.get(name);
    }
}
