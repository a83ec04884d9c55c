package dev.latchkey.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The reports of late, and how many there were before.
public interface Reports {

    /// How far back reports are kept at least.
    Duration KEPT = Duration.ofDays(1);

    /// How many days before today figures are kept of, at least.
    int DAYS_KEPT = 7;

    /// Keeps a report.
    ///
    /// @return false where one of the same request is known
    boolean keep(Report report);

    /// Those since a moment, for a day at most, oldest first. Sees every report that was kept before.
    List<Report> since(Instant from);

    /// Adds a report to the figures of each of its traits. A figure that is lost, since whatever keeps it
    /// is throttling or out of order, stays lost: it is one of a week's.
    void count(Report report);

    /// How many there were with a trait, by the hours of the days from `first` to `last`; hours without any
    /// are left out.
    List<Hour> hours(Trait trait, LocalDate first, LocalDate last);

    /// @param from the hour's start
    record Hour(Instant from, long reports) {}
}
