package dev.latchkey.local.simulation;

import dev.latchkey.local.simulation.judge.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of a world.
///
/// @param outcomes how many deliveries ended how
/// @param fingerprint of everything that was seen: the same seed gives the same
/// @param transitions of all executions, as AWS bills them
record WorldResult(
        int deliveries,
        FaultCounts faults,
        Map<String, Integer> outcomes,
        List<Finding> findings,
        long fingerprint,
        long transitions) {

    WorldResult {
        findings = List.copyOf(findings);
    }

    /// A broken promise.
    ///
    /// @param delivery its number in the run; empty where no delivery can be made out
    record Finding(Optional<Integer> delivery, Violation violation) {}
}
