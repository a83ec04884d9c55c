package dev.latchkey.device.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration TEN_HOURS = Duration.ofHours(10);

    @Test
    void letsNineWrongCodesPass() {
        assertThat(wrong(Throttle.NEW, 9, NOON).isLockedOut(NOON)).isFalse();
    }

    @Test
    void locksForLongerAndLonger() {
        List<Long> minutes = new ArrayList<>();
        Throttle throttle = Throttle.NEW;
        for (int count = 1; count <= Throttle.MOST; count++) {
            throttle = throttle.afterWrongCode(NOON);
            Throttle now = throttle;
            throttle.lockedOut(NOON)
                    .map(until -> Duration.between(NOON, until).toMinutes())
                    .ifPresent(lockOut -> minutes.add(now.wrongCodes() + lockOut * 1000));
            throttle = new Throttle(throttle.wrongCodes(), throttle.countedAt(), Instant.EPOCH);
        }

        assertThat(minutes).containsExactly(1_010L, 4_015L, 16_020L, 60_027L);
    }

    @Test
    void isOpenAgainWhenTheLockOutIsOver() {
        Throttle throttle = wrong(Throttle.NEW, 10, NOON);

        assertThat(throttle.isLockedOut(NOON.plusSeconds(59))).isTrue();
        assertThat(throttle.isLockedOut(NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void forgetsOneWrongCodeEveryHour() {
        Throttle throttle = wrong(Throttle.NEW, 4, NOON);

        Throttle later = throttle.afterWrongCode(NOON.plus(Duration.ofMinutes(121)));

        assertThat(later.wrongCodes()).isEqualTo(3);
    }

    @Test
    void losesNoTimeToForgetBetweenTwoWrongCodes() {
        Throttle throttle = wrong(Throttle.NEW, 3, NOON);

        Throttle later = throttle.afterWrongCode(NOON.plus(Duration.ofMinutes(40)))
                .afterWrongCode(NOON.plus(Duration.ofMinutes(80)));

        assertThat(later.wrongCodes()).isEqualTo(4);
    }

    @Test
    void forgetsEverythingInTheEnd() {
        Throttle throttle = wrong(Throttle.NEW, 27, NOON);

        Throttle later = throttle.afterWrongCode(NOON.plus(Duration.ofHours(27)));

        assertThat(later.wrongCodes()).isEqualTo(1);
    }

    @Test
    void aFullPanelIsOpenForOneCodeWhenOneIsForgotten() {
        Throttle full = wrong(Throttle.NEW, 27, NOON);
        Instant open = full.lockedOut(NOON).orElseThrow();

        Throttle again = full.afterWrongCode(open);

        assertThat(open).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(again.lockedOut(open)).contains(open.plus(Duration.ofHours(1)));
    }

    @Test
    void aRightCodeTakesBackOnlyItself() {
        Throttle throttle = wrong(Throttle.NEW, 8, NOON).afterWrongCode(NOON).afterRightCode();

        assertThat(throttle.wrongCodes()).isEqualTo(8);
    }

    @Test
    void takesOverWhatAnEarlierRuleRemembered() {
        Throttle throttle = new Throttle(140, NOON, NOON);

        assertThat(throttle.lockedOut(NOON)).contains(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void timeThatGoesBackForgetsNothing() {
        Throttle throttle = wrong(Throttle.NEW, 9, NOON);

        Throttle later = throttle.afterWrongCode(NOON.minus(Duration.ofDays(3)));

        assertThat(later.wrongCodes()).isEqualTo(10);
    }

    @Test
    void aTirelessGuesserComesNearTheBudget() {
        List<Instant> tries = tries(NOON, at -> at);

        assertThat(tries.stream().filter(at -> at.isBefore(NOON.plus(WEEK)))).hasSizeBetween(190, 195);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobodyTriesMoreThanTheBudgetInAnySevenDays(long seed) {
        Random random = new Random(seed);

        List<Instant> tries = tries(
                NOON,
                at -> random.nextInt(40) == 0
                        ? at.plusSeconds(random.nextInt(200_000))
                        : at.plusMillis(random.nextInt(100)));

        assertThat(SevenDays.most(tries)).isBetween(100, 195);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.000001", "1, 0.0001", "2, 0.01"})
    void aPanelOfHonestPeopleHardlyEverLocks(double errorsAnHour, double lockedShare) {
        Random random = new Random(20261123);
        Duration locked = Duration.ZERO;
        Throttle throttle = Throttle.NEW;
        for (int day = 0; day < 50 * 365; day++) {
            Instant opens = NOON.plus(Duration.ofDays(day));
            Instant closes = opens.plus(TEN_HOURS);
            for (Instant at = later(opens, errorsAnHour, random);
                    at.isBefore(closes);
                    at = later(at, errorsAnHour, random)) {
                if (!throttle.isLockedOut(at)) {
                    throttle = throttle.afterWrongCode(at);
                    Instant until = throttle.lockedOut(at).orElse(at);
                    locked = locked.plus(Duration.between(at, until));
                }
            }
        }

        assertThat(locked.toSeconds()).isLessThanOrEqualTo((long) (lockedShare * 50 * 365 * TEN_HOURS.toSeconds()));
    }

    /// The next of errors that come by themselves, so many an hour.
    private static Instant later(Instant at, double errorsAnHour, Random random) {
        double hours = -Math.log(1 - random.nextDouble()) / errorsAnHour;
        return at.plusMillis((long) (hours * Duration.ofHours(1).toMillis()));
    }

    private interface Patience {
        Instant later(Instant at);
    }

    /// Four weeks of wrong codes, each as soon as the panel allows it and the guesser cares to.
    private static List<Instant> tries(Instant start, Patience patience) {
        List<Instant> tries = new ArrayList<>();
        Throttle throttle = Throttle.NEW;
        Instant now = start;
        while (now.isBefore(start.plus(WEEK.multipliedBy(4)))) {
            throttle = throttle.afterWrongCode(now);
            tries.add(now);
            Instant next = patience.later(now);
            now = throttle.lockedOut(next).orElse(next);
        }
        return tries;
    }

    private static Throttle wrong(Throttle throttle, int times, Instant at) {
        Throttle next = throttle;
        for (int i = 0; i < times; i++) {
            next = next.afterWrongCode(at);
        }
        return next;
    }
}
