package dev.latchkey.incident;

import java.util.List;
import java.util.stream.Stream;

/// Names a surge by the first dimension in whose value it has its place: reports of a failing channel that
/// all come from one country are that country's. The trait that stands out names it where no other does.
final class NameSurge {

    /// How much of what the surge has brought must have the name.
    private static final double NEARLY_ALL = 0.8;

    /// How far above its usual share chance alone does not bring a value, in standard deviations.
    private static final double BEYOND_CHANCE = 2.5;

    /// With fewer reports to compare with, nobody can tell which share is usual.
    private static final int ENOUGH_TO_COMPARE = 5;

    private final Usual usual;

    NameSurge(Usual usual) {
        this.usual = usual;
    }

    /// @param others the reports that it does not explain
    Trait name(Surge surge, List<Report> others) {
        return Stream.of(Dimension.values())
                .takeWhile(dimension -> dimension != surge.trait().dimension())
                .flatMap(dimension -> surge.mostCommon(dimension).stream())
                .filter(name -> surge.count(name) >= NEARLY_ALL * surge.excess())
                .filter(name -> isTelling(name, surge, others))
                .findFirst()
                .orElse(surge.trait());
    }

    /// Whether the surge has more of it than others have: where all parcels go to one country, the country
    /// tells nothing.
    private boolean isTelling(Trait name, Surge surge, List<Report> others) {
        double compared = others.size() + usual.ofAll();
        if (compared < ENOUGH_TO_COMPARE) {
            return true;
        }
        double share = (others.stream().filter(name::covers).count() + usual.of(name)) / compared;
        double byChance = share * surge.reports().size();
        return surge.count(name) > byChance + BEYOND_CHANCE * Math.sqrt(byChance * Math.max(0, 1 - share));
    }
}
