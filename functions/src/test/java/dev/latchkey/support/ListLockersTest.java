package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Fleet.Overview;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.Size;
import dev.latchkey.locker.Standing;
import dev.latchkey.locker.Standing.State;
import dev.latchkey.memory.InMemoryCodes;
import dev.latchkey.memory.InMemoryFleet;
import dev.latchkey.memory.InMemoryLockers;
import dev.latchkey.support.ListLockers.Page;
import dev.latchkey.support.ListLockers.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListLockersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final InMemoryLockers lockers = new InMemoryLockers(new InMemoryCodes());
    private final InMemoryFleet fleet = new InMemoryFleet(lockers);
    private final ListLockers list = new ListLockers(fleet);

    @BeforeEach
    void fiveLockersOfEachState() {
        for (int i = 0; i < 15; i++) {
            var lockerId = "locker-%02d".formatted(i);
            lockers.provision(new Locker(
                    lockerId, "Here", ZoneId.of("Europe/Berlin"), "v1", List.of(new Compartment(1, Size.S))));
            fleet.keep(
                    lockerId,
                    switch (i % 3) {
                        case 0 -> Standing.GOOD;
                        case 1 -> new Standing(Optional.empty(), 1, 0);
                        default -> new Standing(Optional.of(NOW), 1, 0);
                    },
                    NOW);
        }
    }

    @Test
    void theWorstComesFirst() {
        var states = ids(list.list(Optional.empty(), Optional.empty(), 50).lockers());

        assertThat(states)
                .containsExactly(
                        "locker-02",
                        "locker-05",
                        "locker-08",
                        "locker-11",
                        "locker-14",
                        "locker-01",
                        "locker-04",
                        "locker-07",
                        "locker-10",
                        "locker-13",
                        "locker-00",
                        "locker-03",
                        "locker-06",
                        "locker-09",
                        "locker-12");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 7, 10, 14, 15, 16})
    void turningPagesShowsEveryLockerOnce(int most) {
        var seen = new ArrayList<String>();
        var place = Optional.<Place>empty();
        do {
            var page = list.list(Optional.empty(), place, most);
            assertThat(page.lockers()).hasSizeBetween(1, most);
            seen.addAll(ids(page.lockers()));
            place = page.next();
        } while (place.isPresent());

        assertThat(seen).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void oneStateAloneCanBeAskedFor() {
        var page = list.list(Optional.of(State.FAULTY), Optional.empty(), 3);
        var next = list.list(Optional.of(State.FAULTY), page.next(), 3);

        assertThat(ids(page.lockers())).containsExactly("locker-01", "locker-04", "locker-07");
        assertThat(ids(next.lockers())).containsExactly("locker-10", "locker-13");
        assertThat(next.next()).isEmpty();
    }

    @Test
    void aPageThatIsExactlyFullIsTheLastOne() {
        assertThat(list.list(Optional.of(State.OK), Optional.empty(), 5))
                .extracting(Page::next)
                .isEqualTo(Optional.empty());
    }

    private static List<String> ids(List<Overview> lockers) {
        return lockers.stream().map(Overview::lockerId).toList();
    }
}
