package dev.latchkey.diagnosis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What shows that a rule applies.
///
/// @param evidence at least one fact
/// @param values what the text for the recipient names besides carrier, locker and compartment
record Sign(List<Indication> evidence, Map<String, String> values) {

    Sign {
        evidence = List.copyOf(evidence);
        values = Map.copyOf(values);
    }

    static Sign of(String text, Instant at) {
        return of(text, Optional.of(at));
    }

    static Sign of(String text, Optional<Instant> at) {
        return new Sign(List.of(new Indication(text, at)), Map.of());
    }

    static Sign standing(String text) {
        return of(text, Optional.empty());
    }

    /// Of facts of one kind, where there is any.
    static Optional<Sign> of(Stream<Indication> evidence) {
        return Optional.of(evidence.toList()).filter(all -> !all.isEmpty()).map(all -> new Sign(all, Map.of()));
    }

    Sign and(String text, Optional<Instant> at) {
        return new Sign(
                Stream.concat(evidence.stream(), Stream.of(new Indication(text, at)))
                        .toList(),
                values);
    }

    Sign and(Stream<Indication> more) {
        return new Sign(Stream.concat(evidence.stream(), more).toList(), values);
    }

    Sign with(String name, Object value) {
        var all = new HashMap<>(values);
        all.put(name, value.toString());
        return new Sign(evidence, all);
    }
}
