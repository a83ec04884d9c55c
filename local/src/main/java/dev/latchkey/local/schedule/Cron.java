package dev.latchkey.local.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fires at set times of set days, at second 0. A time that a change of the clocks leaves out is left out; one
/// that it brings twice counts once.
///
/// @param daysOfMonth empty where the day of the week decides, and the other way round
/// @param daysOfWeek from 1, a Sunday
record Cron(
        List<LocalTime> times,
        Set<Integer> daysOfMonth,
        Set<Integer> months,
        Set<Integer> daysOfWeek,
        SortedSet<Integer> years,
        ZoneId zone)
        implements ScheduleExpression {

    private static final String ANY = "?";

    /// @param text minutes, hours, day of month, month, day of week, year
    static Cron parse(String text, ZoneId zone) {
        var fields = text.trim().split("\\s+");
        if (fields.length != 6) {
            throw new IllegalArgumentException("cron(" + text + ") must have six fields");
        }
        if (fields[2].equals(ANY) == fields[4].equals(ANY)) {
            throw new IllegalArgumentException(
                    "cron(" + text + ") must have ? as its day of month or as its day of week, and not as both");
        }
        return new Cron(
                times(CronField.HOURS.read(fields[1]), CronField.MINUTES.read(fields[0])),
                days(CronField.DAY_OF_MONTH, fields[2]),
                CronField.MONTH.read(fields[3]),
                days(CronField.DAY_OF_WEEK, fields[4]),
                CronField.YEAR.read(fields[5]),
                zone);
    }

    private static List<LocalTime> times(SortedSet<Integer> hours, SortedSet<Integer> minutes) {
        return hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> LocalTime.of(hour, minute)))
                .toList();
    }

    private static Set<Integer> days(CronField field, String text) {
        return text.equals(ANY) ? Set.of() : field.read(text).stream().collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Instant> next(Instant after) {
        var from = LocalDate.ofInstant(after, zone);
        var end = LocalDate.of(years.last(), 12, 31);
        return Stream.iterate(from, day -> !day.isAfter(end), day -> day.plusDays(1))
                .filter(this::hasDay)
                .flatMap(day -> times.stream().flatMap(time -> moment(day, time).stream()))
                .filter(moment -> moment.isAfter(after))
                .findFirst();
    }

    private boolean hasDay(LocalDate day) {
        int dayOfWeek = day.getDayOfWeek().getValue() % 7 + 1;
        return years.contains(day.getYear())
                && months.contains(day.getMonthValue())
                && (daysOfMonth.contains(day.getDayOfMonth()) || daysOfWeek.contains(dayOfWeek));
    }

    private Optional<Instant> moment(LocalDate day, LocalTime time) {
        var moment = day.atTime(time).atZone(zone);
        return moment.toLocalTime().equals(time) ? Optional.of(moment.toInstant()) : Optional.empty();
    }
}
