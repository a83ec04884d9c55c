package dev.latchkey.support;

import dev.latchkey.support.Finding.Found;
import dev.latchkey.support.Finding.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a check looked at and found, in counts.
///
/// @param deliveries how many open ones it looked at
/// @param reservations how many digits and grants at lockers
/// @param lockers how many that have no connection, or an open fault
/// @param suspected what looked wrong for the first time, or not for long enough
/// @param counts what was acted on; every finding is in it
/// @param isComplete false where the time ran out: the next check goes on from there
public record IntegrityReport(
        int deliveries, int reservations, int lockers, int suspected, Map<Finding, Count> counts, boolean isComplete) {

    public IntegrityReport {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    public int repaired() {
        return counts.values().stream().mapToInt(Count::repaired).sum();
    }

    public int escalated() {
        return counts.values().stream().mapToInt(Count::escalated).sum();
    }

    /// How often something was found, by what came of it.
    public record Count(int repaired, int escalated) {

        static final Count NONE = new Count(0, 0);

        private Count and(Outcome outcome) {
            return switch (outcome) {
                case Suspected -> this;
                case Repaired -> new Count(repaired + 1, escalated);
                case Escalated -> new Count(repaired, escalated + 1);
            };
        }
    }

    /// The report of a check that is going on.
    static final class Tally {
        private final Map<Finding, Count> counts = new EnumMap<>(Finding.class);
        private int deliveries;
        private int reservations;
        private int lockers;
        private int suspected;

        Tally() {
            for (var finding : Finding.values()) {
                counts.put(finding, Count.NONE);
            }
        }

        void addDelivery(List<Found> found) {
            deliveries++;
            found.forEach(this::add);
        }

        void addReservation(List<Found> found) {
            reservations++;
            found.forEach(this::add);
        }

        void addLocker(List<Found> found) {
            lockers++;
            found.forEach(this::add);
        }

        private void add(Found found) {
            suspected += found.outcome() == Outcome.Suspected ? 1 : 0;
            counts.computeIfPresent(found.finding(), (finding, count) -> count.and(found.outcome()));
        }

        IntegrityReport report(boolean isComplete) {
            return new IntegrityReport(deliveries, reservations, lockers, suspected, counts, isComplete);
        }
    }
}
