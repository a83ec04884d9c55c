package dev.latchkey.local.demo;

import java.util.Optional;

/// How the journey ended.
///
/// @param state the delivery's final state, or how it stands where a step was missed
/// @param deliveryId empty where none was registered
/// @param missed which step did not happen
record Ending(Moment moment, String state, Optional<String> deliveryId, Optional<String> missed, Figures figures) {

    static final String COLLECTED = "Collected";

    boolean isGood() {
        return missed.isEmpty() && state.equals(COLLECTED);
    }

    /// Why it is not good, in one line.
    String complaint() {
        return missed.orElse("the delivery ended as " + state);
    }
}
