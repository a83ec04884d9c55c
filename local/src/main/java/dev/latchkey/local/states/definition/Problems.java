package dev.latchkey.local.states.definition;

import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong while a definition is read.
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(String location, String message) {
        found.add(new Problem(location, message));
    }

    void throwIfAny() throws InvalidDefinition {
        if (!found.isEmpty()) {
            throw thrown();
        }
    }

    InvalidDefinition thrown() {
        return new InvalidDefinition(found);
    }
}
