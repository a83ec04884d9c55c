package dev.latchkey.local.states.definition;

/// One mistake in a definition.
///
/// @param location state and field, such as `/States/Await Pickup/TimeoutSeconds`
/// @param message what is wrong there
public record Problem(String location, String message) {

    @Override
    public String toString() {
        return location + ": " + message;
    }
}
