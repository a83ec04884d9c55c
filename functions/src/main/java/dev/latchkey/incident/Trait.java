package dev.latchkey.incident;

import java.util.List;
import java.util.stream.Stream;

/// Something that reports have in common, such as their country.
///
/// @param value such as `DE`, `SMS`, `acme` or `locker-berlin-1`
public record Trait(Dimension dimension, String value) {

    /// All that a report has, in the dimensions' order.
    public static List<Trait> of(Report report) {
        return Stream.of(Dimension.values())
                .flatMap(dimension -> dimension.of(report).map(value -> new Trait(dimension, value)).stream())
                .toList();
    }

    public boolean covers(Report report) {
        return dimension.of(report).filter(value::equals).isPresent();
    }
}
