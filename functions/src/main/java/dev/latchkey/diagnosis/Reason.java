package dev.latchkey.diagnosis;

import java.util.List;
import java.util.Map;

/// One cause that applies, and why.
///
/// @param rule the id of the rule that found it
/// @param confidence in percent
/// @param confirmedBy what would make it certain
/// @param remedies in the order in which they are tried
/// @param values what the text for the recipient names, such as `carrier`, `expectedAt` (ISO 8601), `lockerId`
public record Reason(
        String rule,
        Cause cause,
        int confidence,
        List<Indication> evidence,
        String confirmedBy,
        List<Remedy> remedies,
        Map<String, String> values) {
    public Reason {
        evidence = List.copyOf(evidence);
        remedies = List.copyOf(remedies);
        values = Map.copyOf(values);
    }
}
