package dev.latchkey.json;

import java.time.DateTimeException;
import java.time.Instant;

/// Reads an ISO 8601 time with an offset, from 1970 to 9999: what every clock and database on our way can hold.
final class JsonTime {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private JsonTime() {}

    static Instant instant(String text) {
        try {
            var instant = Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException notATime) {
            // Its message quotes the text; the fault below does not.
        }
        throw new InvalidValue("must be an ISO 8601 time with an offset, such as 2026-11-23T09:11:07Z");
    }
}
