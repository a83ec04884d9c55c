package dev.latchkey.local.states.definition;

import java.util.List;

/// A state machine as its text says, checked: every target exists, every state can be reached, every expression
/// compiles.
///
/// @param flow its states
/// @param timeoutSeconds after which an execution is timed out; null where the definition sets none
public record Definition(Flow flow, Integer timeoutSeconds) {

    /// @param text Amazon States Language in JSON or YAML, JSONata throughout
    /// @throws InvalidDefinition with every problem found
    public static Definition parse(String text) throws InvalidDefinition {
        return DefinitionReader.read(text);
    }

    /// What is wrong with the text, nothing where it is a valid definition.
    public static List<Problem> problemsOf(String text) {
        try {
            parse(text);
            return List.of();
        } catch (InvalidDefinition e) {
            return e.problems();
        }
    }
}
