package dev.latchkey.local.states.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a state is left: what becomes of the variables and the output, and where it goes on.
///
/// @param assign new values by variable name, all evaluated before any is set
/// @param output null: the state's result
/// @param next the following state; null: the flow ends here
public record Leaving(Map<String, Template> assign, Template output, String next) {

    public Leaving {
        assign = Collections.unmodifiableMap(new LinkedHashMap<>(assign));
    }
}
