package dev.latchkey.support;

import dev.latchkey.locker.Fleet;
import dev.latchkey.locker.Fleet.Overview;
import dev.latchkey.locker.Standing.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists lockers page by page, the worst state first.
public final class ListLockers {

    private final Fleet fleet;

    public ListLockers(Fleet fleet) {
        this.fleet = fleet;
    }

    /// @param only the state that is asked for; all of them where there is none
    /// @param after the last place of the page before
    /// @param most on the page, at least 1
    public Page list(Optional<State> only, Optional<Place> after, int most) {
        var lockers = new ArrayList<Overview>();
        for (var state : statesFrom(only, after)) {
            var afterId = after.filter(place -> place.state() == state)
                    .map(Place::lockerId)
                    .orElse("");
            lockers.addAll(fleet.in(state, afterId, most + 1 - lockers.size()));
            if (lockers.size() > most) {
                return page(lockers.subList(0, most));
            }
        }
        return new Page(lockers, Optional.empty());
    }

    private static List<State> statesFrom(Optional<State> only, Optional<Place> after) {
        return Stream.of(State.values())
                .filter(state -> only.isEmpty() || only.get() == state)
                .filter(state -> after.isEmpty() || state.compareTo(after.get().state()) >= 0)
                .toList();
    }

    private static Page page(List<Overview> lockers) {
        var last = lockers.getLast();
        return new Page(lockers, Optional.of(new Place(last.standing().state(), last.lockerId())));
    }

    /// @param next where the next page goes on; empty at the end
    public record Page(List<Overview> lockers, Optional<Place> next) {

        public Page {
            lockers = List.copyOf(lockers);
        }
    }

    /// A locker's place in the list. One that changes its state while somebody turns pages may be seen
    /// twice, or not.
    public record Place(State state, String lockerId) {}
}
