package dev.latchkey.resend;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What whoever asks wants to be done.
public enum Action {
    /// Only find out why.
    DIAGNOSE,
    /// Whatever fits the cause; the same code again where it does. The default.
    RESEND,
    /// Other digits in the place of the old ones.
    ROTATE,
    /// More time to collect the parcel.
    EXTEND,
    /// The door, from afar.
    OPEN,
    /// Another compartment or locker.
    RELOCATE,
    /// The parcel goes back.
    CANCEL,
    /// The code goes out in spite of a security hold.
    RELEASE;

    /// Each by its word.
    public static final Map<String, Action> WORDS =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Action::word, Function.identity()));

    /// As it is written, such as `rotate`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is to be found out why somebody has no code; else what is to be done is known.
    public boolean findsOut() {
        return this == DIAGNOSE || this == RESEND;
    }

    /// Whether a second person must agree.
    public boolean isStepUp() {
        return switch (this) {
            case ROTATE, OPEN, CANCEL, RELEASE -> true;
            case DIAGNOSE, RESEND, EXTEND, RELOCATE -> false;
        };
    }
}
