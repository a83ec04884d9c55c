package dev.latchkey.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells which traits explain that there are more reports than usual, each surge by one.
///
/// The trait that stands out most goes first. Its surge is named, the reports with that name are taken out,
/// and what is left is looked at again: the countries, channels and causes that a surge brings with it are
/// no surges of their own.
final class FindSurges {

    private final SurgePolicy policy;
    private final Usual usual;

    FindSurges(SurgePolicy policy, Usual usual) {
        this.policy = policy;
        this.usual = usual;
    }

    /// @param window all reports of a window, oldest first
    /// @param open traits whose surges are known
    /// @return the new ones
    List<Surge> find(List<Report> window, Collection<Trait> open) {
        var left = new Remaining(onePerDelivery(window), usual);
        open.forEach(left::takeOut);
        var found = new ArrayList<Surge>();
        for (var surge = next(left); surge.isPresent(); surge = next(left)) {
            found.add(surge.get());
            left.takeOut(surge.get().trait());
        }
        return found;
    }

    /// The window's reports with a trait, whether they are a surge or not.
    Surge of(Trait trait, List<Report> window) {
        return new Remaining(onePerDelivery(window), usual).with(trait);
    }

    /// A better name for a surge where one has shown by now, or its own.
    Trait name(Surge surge, List<Report> window) {
        return new NameSurge(usual).name(surge, new Remaining(onePerDelivery(window), usual).without(surge.trait()));
    }

    private Optional<Surge> next(Remaining left) {
        return strongest(left).map(surge -> left.with(new NameSurge(usual).name(surge, left.without(surge.trait()))));
    }

    /// Values are asked for their past only where they are many enough: most never are.
    private Optional<Surge> strongest(Remaining left) {
        return left.traits(policy.minimum()).stream()
                .map(left::with)
                .filter(surge -> surge.reports().size() >= policy.threshold(surge.usual()))
                .max(Comparator.comparingDouble(Surge::weight)
                        .thenComparing(surge -> surge.trait().dimension(), Comparator.reverseOrder())
                        .thenComparing(surge -> surge.trait().value(), Comparator.reverseOrder()));
    }

    /// A delivery's newest report says most of it.
    private static List<Report> onePerDelivery(List<Report> window) {
        return List.copyOf(window.stream()
                .collect(Collectors.toMap(Report::deliveryId, report -> report, (older, newer) -> newer))
                .values());
    }
}
