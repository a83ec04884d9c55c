package dev.latchkey.local.diagnosis;

import dev.latchkey.diagnosis.Cause;
import java.util.Optional;

/// A plot that was played, and what the agent was told.
///
/// @param number by which it can be played again
/// @param verdict nothing where the plot itself did not come about
/// @param missed why it did not
record Played(int number, Plot plot, Optional<Verdict> verdict, String missed) {

    static Played told(int number, Plot plot, Verdict verdict) {
        return new Played(number, plot, Optional.of(verdict), "");
    }

    static Played missed(int number, Plot plot, String missed) {
        return new Played(number, plot, Optional.empty(), missed);
    }

    /// Whether what comes first was planted, and comes first.
    boolean isFirstRight() {
        return found().equals(Optional.of(plot.first()));
    }

    /// Whether every planted cause was named.
    boolean isComplete() {
        return verdict.filter(it -> it.outcome().equals("UnknownParcel")
                        || plot.causes().stream().allMatch(it::names))
                .isPresent();
    }

    Optional<Cause> found() {
        return verdict.flatMap(Verdict::first);
    }

    String words() {
        return verdict.map(Verdict::words).orElse(missed);
    }
}
