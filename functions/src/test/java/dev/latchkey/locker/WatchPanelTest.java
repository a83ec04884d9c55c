package dev.latchkey.locker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.LockedOut;
import dev.latchkey.locker.LockerEvent.Refused;
import dev.latchkey.memory.InMemoryWrongCodes;
import dev.latchkey.memory.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchPanelTest {

    private static final String LOCKER = "locker-1";
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final WatchPanel watch = new WatchPanel(
            new InMemoryWrongCodes(),
            new GuessingPolicy(Duration.ofMinutes(60), 3, Duration.ofMinutes(90), 2, 2),
            clock);
    private int events;

    @Test
    void aPanelIsGuessedAtFromSoManyWrongCodesOn() {
        types(2, NOW);
        assertThat(watch.look(LOCKER).isGuessedAt()).isFalse();

        types(1, NOW);
        assertThat(watch.look(LOCKER).isGuessedAt()).isTrue();
        assertThat(watch.look(LOCKER).wrongCodes()).isEqualTo(3);
    }

    @Test
    void wrongCodesLeaveTheWindow() {
        types(3, NOW);

        clock.advance(Duration.ofMinutes(61));

        assertThat(watch.look(LOCKER).wrongCodes()).isZero();
        assertThat(watch.look(LOCKER).isGuessedAt()).isFalse();
    }

    @Test
    void aPanelIsQuietOnlySomeTimeAfterTheLastWrongCode() {
        assertThat(watch.look(LOCKER).isQuiet()).isTrue();
        types(1, NOW);

        clock.advance(Duration.ofMinutes(85));
        assertThat(watch.look(LOCKER).isQuiet()).isFalse();

        clock.advance(Duration.ofMinutes(10));
        assertThat(watch.look(LOCKER).isQuiet()).isTrue();
    }

    @Test
    void aPanelThatRemembersTooManyWhenItLocksItselfIsGuessedAtHoweverSlowly() {
        watch.lockedOut(LOCKER, lockedOut(NOW.plusSeconds(60), 2));
        assertThat(watch.look(LOCKER).isGuessedAt()).isFalse();

        watch.lockedOut(LOCKER, lockedOut(NOW.plusSeconds(61), 3));
        assertThat(watch.look(LOCKER).isGuessedAt()).isTrue();
        assertThat(watch.look(LOCKER).lockedUntil()).contains(NOW.plusSeconds(61));

        clock.advance(Duration.ofMinutes(62));
        assertThat(watch.look(LOCKER).isGuessedAt()).isFalse();
        assertThat(watch.look(LOCKER).lockedUntil()).isEmpty();
        assertThat(watch.look(LOCKER).isQuiet()).isFalse();
        clock.advance(Duration.ofMinutes(30));
        assertThat(watch.look(LOCKER).isQuiet()).isTrue();
    }

    @Test
    void aClockThatIsAheadLocksNoPanelForYears() {
        watch.lockedOut(LOCKER, lockedOut(NOW.plus(Duration.ofDays(400)), 3));

        assertThat(watch.look(LOCKER).lockedUntil()).contains(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void guessesOfAnOfflineDayCountWhenTheyWereTyped() {
        types(3, NOW.minus(Duration.ofHours(20)));

        assertThat(watch.look(LOCKER).wrongCodes()).isZero();
    }

    @Test
    void aClockThatIsAheadHidesNoGuess() {
        types(3, NOW.plus(Duration.ofDays(400)));

        assertThat(watch.look(LOCKER).isGuessedAt()).isTrue();
    }

    @Test
    void anEventThatComesTwiceCountsOnce() {
        var refused = refused("unknownCode", NOW);

        watch.count(LOCKER, refused);
        watch.count(LOCKER, refused);

        assertThat(watch.look(LOCKER).wrongCodes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "lockedOut", "forged", "otherLocker", "collected", "revoked"})
    void whatWasRightOnceOrNoCodeIsNoGuess(String reason) {
        assertThat(watch.count(LOCKER, refused(reason, NOW))).isFalse();

        assertThat(watch.look(LOCKER).wrongCodes()).isZero();
    }

    private void types(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            assertThat(watch.count(LOCKER, refused("unknownCode", at))).isTrue();
        }
    }

    private LockedOut lockedOut(Instant until, int wrongCodes) {
        return new LockedOut(new Envelope("e-" + ++events, events, NOW), until, wrongCodes);
    }

    private Refused refused(String reason, Instant at) {
        return new Refused(new Envelope("e-" + ++events, events, at), reason);
    }
}
