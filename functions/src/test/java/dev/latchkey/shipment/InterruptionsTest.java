package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.shipment.Interruption.Cause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InterruptionsTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration ANY = Duration.ofDays(365);

    @Test
    void twoAtOnceCountOnce() {
        var both = Interruptions.NONE.and(hours(Cause.Locker, 1, 5)).and(hours(Cause.Notice, 3, 8));

        assertThat(both.total(ANY)).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void oneWithinAnotherAddsNothing() {
        var both = Interruptions.NONE.and(hours(Cause.Locker, 2, 3)).and(hours(Cause.Notice, 1, 8));

        assertThat(both.total(ANY)).isEqualTo(Duration.ofHours(7));
    }

    @Test
    void theOrderInWhichTheyAreHeardOfDoesNotMatter() {
        var early = hours(Cause.Locker, 1, 2);
        var late = hours(Cause.Locker, 4, 6);

        assertThat(Interruptions.NONE.and(early).and(late))
                .isEqualTo(Interruptions.NONE.and(late).and(early).and(late));
    }

    @Test
    void partsOfASecondCountAsAWholeOne() {
        var half = new Interruption(Cause.Locker, START, START.plusMillis(1500));

        assertThat(Interruptions.NONE.and(half).total(ANY)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theyCountUpToTheLimit() {
        assertThat(Interruptions.NONE.and(hours(Cause.Locker, 1, 9)).total(Duration.ofHours(3)))
                .isEqualTo(Duration.ofHours(3));
    }

    @Test
    void aWindowLosesWhatLiesInIt() {
        var window = hours(Cause.Locker, 2, 10);

        assertThat(hours(Cause.Locker, 0, 5).within(window.from(), window.to())).contains(hours(Cause.Locker, 2, 5));
        assertThat(hours(Cause.Locker, 9, 12).within(window.from(), window.to()))
                .contains(hours(Cause.Locker, 9, 12));
        assertThat(hours(Cause.Locker, 0, 2).within(window.from(), window.to())).isEmpty();
        assertThat(hours(Cause.Locker, 10, 12).within(window.from(), window.to()))
                .isEmpty();
    }

    private static Interruption hours(Cause cause, int from, int to) {
        return new Interruption(cause, START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(to)));
    }
}
