package dev.latchkey.local.states.definition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/// Points in time as a Wait state takes them.
public final class Timestamps {

    private Timestamps() {}

    /// The instant that an ISO-8601 text with `T` and an offset names, null where it is none.
    public static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
