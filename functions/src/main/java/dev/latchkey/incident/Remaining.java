package dev.latchkey.incident;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The reports of a window that no surge explains so far.
final class Remaining {

    private final Usual usual;
    private List<Report> reports;
    private double shareOfUsual = 1;

    Remaining(List<Report> reports, Usual usual) {
        this.reports = reports;
        this.usual = usual;
    }

    /// What has the trait is explained. Of the usual reports those that have it are gone too, and with them
    /// their share of every other trait's.
    void takeOut(Trait trait) {
        double all = usual.ofAll();
        shareOfUsual *= all > 0 ? Math.max(0, 1 - usual.of(trait) / all) : 1;
        reports = without(trait);
    }

    List<Report> without(Trait trait) {
        return reports.stream().filter(report -> !trait.covers(report)).toList();
    }

    Surge with(Trait trait) {
        return new Surge(trait, reports.stream().filter(trait::covers).toList(), usual.of(trait) * shareOfUsual);
    }

    /// The traits that so many reports have.
    List<Trait> traits(int atLeast) {
        return reports.stream()
                .flatMap(report -> Trait.of(report).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(trait -> trait.getValue() >= atLeast)
                .map(trait -> trait.getKey())
                .toList();
    }
}
