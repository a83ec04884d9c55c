package dev.latchkey.handler;

import dev.latchkey.json.InvalidField;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// How a digest is named.
final class DigestRoute {

    private DigestRoute() {}

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidField("date", "must be a date such as 2026-11-23");
        }
    }
}
