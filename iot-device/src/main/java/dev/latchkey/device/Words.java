package dev.latchkey.device;

import java.util.Locale;

/// Readings as the messages spell them.
final class Words {

    private Words() {}

    /// `CLOSED` is `closed`; what is not fitted cannot be known.
    static String of(Enum<?> reading) {
        return reading.name().equals("NOT_FITTED") ? "unknown" : reading.name().toLowerCase(Locale.ROOT);
    }
}
