package dev.latchkey.incident;

import dev.latchkey.diagnosis.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How many reports there usually are: the median of the same time of day on the days before, so that one
/// bad day does not make the next one usual. An hour earlier or later counts as the same time where it had
/// more, since clocks are changed and rushes are not punctual. In the first days the mean of all hours
/// counts where it is more.
final class Usual {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Duration> SHIFTS = List.of(HOUR.negated(), Duration.ZERO, HOUR);

    /// From so many days on their median is worth more than the mean of all hours.
    private static final int DAYS_FOR_A_MEDIAN = 4;

    private final Reports reports;
    private final Duration window;
    private final Instant now;
    private final Map<Trait, NavigableMap<Instant, Long>> known = new HashMap<>();

    Usual(Reports reports, Duration window, Instant now) {
        this.reports = reports;
        this.window = window;
        this.now = now;
    }

    /// With a trait, in a window that ends now.
    double of(Trait trait) {
        var past = Duration.between(firstCounted(), now.minus(window));
        int days = (int) Math.min(Reports.DAYS_KEPT, past.toDays());
        double sameTimeOfDay = SHIFTS.stream()
                .mapToDouble(shift -> median(trait, days, shift))
                .max()
                .orElseThrow();
        return days < DAYS_FOR_A_MEDIAN ? Math.max(sameTimeOfDay, mean(trait, past)) : sameTimeOfDay;
    }

    /// Of any kind, in a window that ends now.
    double ofAll() {
        return causes().mapToDouble(this::of).sum();
    }

    /// Every report has a cause.
    private Instant firstCounted() {
        return causes().map(this::hours)
                .filter(hours -> !hours.isEmpty())
                .map(NavigableMap::firstKey)
                .min(Instant::compareTo)
                .orElse(now);
    }

    private static Stream<Trait> causes() {
        return Stream.of(Cause.values()).map(cause -> new Trait(Dimension.CAUSE, cause.name()));
    }

    private NavigableMap<Instant, Long> hours(Trait trait) {
        return known.computeIfAbsent(trait, this::read);
    }

    private NavigableMap<Instant, Long> read(Trait trait) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        // A window can begin on the day before, and so can the hour before it.
        var hours = new TreeMap<Instant, Long>();
        reports.hours(trait, today.minusDays(Reports.DAYS_KEPT + 1), today)
                .forEach(hour -> hours.put(hour.from(), hour.reports()));
        return hours;
    }

    private double median(Trait trait, int days, Duration shift) {
        var sorted = IntStream.rangeClosed(1, days)
                .mapToDouble(day ->
                        within(trait, window, now.minus(Duration.ofDays(day)).plus(shift)))
                .sorted()
                .toArray();
        int middle = days / 2;
        return days == 0 ? 0 : days % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// Of the past before this window; none where there is hardly any.
    private double mean(Trait trait, Duration past) {
        return past.compareTo(HOUR) < 0
                ? 0
                : within(trait, past, now.minus(window)) * window.toSeconds() / past.toSeconds();
    }

    /// How many there were in a time that ended then, where they were spread evenly over their hours.
    private double within(Trait trait, Duration time, Instant end) {
        var start = end.minus(time);
        return hours(trait).subMap(start.truncatedTo(ChronoUnit.HOURS), end).entrySet().stream()
                .mapToDouble(hour -> hour.getValue() * share(hour.getKey(), start, end))
                .sum();
    }

    private static double share(Instant hour, Instant start, Instant end) {
        var from = hour.isAfter(start) ? hour : start;
        var to = hour.plus(HOUR).isBefore(end) ? hour.plus(HOUR) : end;
        return Duration.between(from, to).toSeconds() / (double) HOUR.toSeconds();
    }
}
