package dev.latchkey.support;

import dev.latchkey.locker.Fleet;
import dev.latchkey.locker.Fleet.Overview;
import dev.latchkey.locker.GuessingPolicy;
import dev.latchkey.locker.Standing;
import dev.latchkey.locker.Standing.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Looks through all lockers for what only time changes: one that has been away or silent for too long, a
/// panel that is quiet again; and for wrong codes at many panels at once.
///
/// Goes by the fleet's index, which holds how each locker stands and when time alone can change that: a hundred
/// lockers cost one query, and only those are looked at one by one for which that time has come.
public final class CheckLockers {

    private static final int PAGE = 100;

    private final Fleet fleet;
    private final CheckLocker checkLocker;
    private final GuessingPolicy guessing;
    private final Clock clock;

    public CheckLockers(Fleet fleet, CheckLocker checkLocker, GuessingPolicy guessing, Clock clock) {
        this.fleet = fleet;
        this.checkLocker = checkLocker;
        this.guessing = guessing;
        this.clock = clock;
    }

    public Report check() {
        var tally = new Tally();
        for (var state : State.values()) {
            for (var page = fleet.in(state, "", PAGE);
                    !page.isEmpty();
                    page = fleet.in(state, page.getLast().lockerId(), PAGE)) {
                page.forEach(locker -> tally.add(standing(locker)));
            }
        }
        return tally.report(guessing);
    }

    private Standing standing(Overview locker) {
        return locker.lookAt().filter(clock.instant()::isBefore).isPresent()
                ? locker.standing()
                : checkLocker.check(locker.lockerId(), locker.standing()).standing();
    }

    /// How the fleet stands.
    ///
    /// @param lockers how many there are in each state
    /// @param wrongCodes at all panels within the window
    /// @param suspectPanels how many panels have more of them than most
    /// @param isGuessedAcross whether they are so many that somebody is guessing at many lockers at once
    public record Report(Map<State, Integer> lockers, long wrongCodes, int suspectPanels, boolean isGuessedAcross) {

        public Report {
            lockers = Collections.unmodifiableMap(new EnumMap<>(lockers));
        }
    }

    private static final class Tally {
        private final Map<State, Integer> lockers = new EnumMap<>(State.class);
        private final List<Long> wrongCodes = new ArrayList<>();

        Tally() {
            Stream.of(State.values()).forEach(state -> lockers.put(state, 0));
        }

        void add(Standing standing) {
            lockers.merge(standing.state(), 1, Integer::sum);
            wrongCodes.add(standing.wrongCodes());
        }

        Report report(GuessingPolicy guessing) {
            int suspects = (int) wrongCodes.stream()
                    .filter(count -> count >= guessing.suspectCodes())
                    .count();
            return new Report(
                    lockers,
                    wrongCodes.stream().mapToLong(Long::longValue).sum(),
                    suspects,
                    suspects >= guessing.suspectLockers());
        }
    }
}
