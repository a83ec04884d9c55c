package dev.latchkey.resend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Why no message tells the recipient of what was done for them.
enum Unsent {
    /// Until two people have released it.
    HELD,
    /// There is no code yet.
    AHEAD,
    /// By none of the household's contacts.
    UNREACHABLE;

    /// As the answer's values name it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Unsent> in(Map<String, String> values) {
        return Arrays.stream(values())
                .filter(unsent -> values.containsKey(unsent.word()))
                .findFirst();
    }

    static Optional<Unsent> of(Hindrance hindrance) {
        return switch (hindrance) {
            case Held -> Optional.of(HELD);
            case NoLiveCode -> Optional.of(AHEAD);
            case NoUsableChannel -> Optional.of(UNREACHABLE);
            default -> Optional.empty();
        };
    }
}
