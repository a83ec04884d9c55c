package dev.latchkey.shipment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// Reads the times of tracking providers, which pass on what the carriers wrote: with an offset, without one
/// (taken as UTC), or a mere date (the end of that day, UTC).
final class ProviderTime {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    private ProviderTime() {}

    /// Empty where the text is no time: an estimate or a scan that nobody can read must not cost the news it came
    /// with.
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(instant(FORMAT.parseBest(text, Instant::from, LocalDateTime::from, LocalDate::from)));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor time) {
        return switch (time) {
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case LocalDate date -> date.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC);
            default -> Instant.from(time);
        };
    }
}
