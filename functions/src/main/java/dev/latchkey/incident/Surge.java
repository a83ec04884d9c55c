package dev.latchkey.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// More reports with a trait than usual.
///
/// @param reports one a delivery
/// @param usual how many there usually are
record Surge(Trait trait, List<Report> reports, double usual) {

    /// How few the usual ones are taken for at least: that there were none for a week does not make one a
    /// surprise.
    private static final double LEAST_USUAL = 0.5;

    /// What a shared trait must be shared by.
    private static final int MOST_PERCENT = 80;

    Surge {
        reports = List.copyOf(reports);
    }

    /// How much better the reports fit a surge of this trait than its usual number: the logarithm of the
    /// likelihood ratio of two Poisson counts (Kulldorff's scan statistic). It weighs how many more there
    /// are against how many times more, where a bare ratio would prefer the rarest trait.
    double weight() {
        double count = reports.size();
        double least = Math.max(usual, LEAST_USUAL);
        return count > least ? count * Math.log(count / least) - (count - least) : 0;
    }

    /// How many of the reports the surge has brought.
    double excess() {
        return reports.size() - usual;
    }

    /// What else nearly all of them have in common.
    List<Share> shared() {
        return Stream.of(Dimension.values())
                .filter(dimension -> dimension != trait.dimension())
                .flatMap(dimension -> mostCommon(dimension).stream())
                .map(common -> new Share(common, percent(common)))
                .filter(share -> share.percent() >= MOST_PERCENT)
                .toList();
    }

    /// The value in a dimension that most of them have; the first by its name where several do.
    Optional<Trait> mostCommon(Dimension dimension) {
        return reports.stream()
                .flatMap(report -> dimension.of(report).stream())
                .distinct()
                .map(value -> new Trait(dimension, value))
                .max(Comparator.comparingLong(this::count).thenComparing(Trait::value, Comparator.reverseOrder()));
    }

    long count(Trait other) {
        return reports.stream().filter(other::covers).count();
    }

    private int percent(Trait other) {
        return (int) (100 * count(other) / reports.size());
    }
}
