package dev.latchkey.local.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/// What can keep a recipient from their code: each plot has the cause that was planted, by what MISSION's eight
/// causes mean and not by what the diagnosis makes of it.
final class Plots {

    static final List<Plot> ALL = Stream.of(
                    ParcelPlots.ALL, SystemPlots.ALL, MessagePlots.ALL, LockerPlots.ALL, EndPlots.ALL, PairPlots.ALL)
            .flatMap(List::stream)
            .toList();

    private Plots() {}

    /// @throws IllegalArgumentException where no plot has that name
    static Plot named(String name) {
        return ALL.stream()
                .filter(plot -> plot.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no plot is called " + name));
    }
}
