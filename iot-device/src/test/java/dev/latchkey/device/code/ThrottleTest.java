package dev.latchkey.device.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void letsFourWrongCodesPass() {
        Throttle throttle = wrong(Throttle.NEW, 4, NOON);

        assertThat(throttle.isLockedOut(NOON)).isFalse();
    }

    @Test
    void locksForAMinuteAfterTheFifth() {
        Throttle throttle = wrong(Throttle.NEW, 5, NOON);

        assertThat(throttle.lockedOut(NOON)).contains(NOON.plusSeconds(60));
        assertThat(throttle.isLockedOut(NOON.plusSeconds(59))).isTrue();
        assertThat(throttle.isLockedOut(NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void doublesWithEveryFiveMoreUpToAnHour() {
        List<Long> minutes = new ArrayList<>();
        Throttle throttle = Throttle.NEW;
        for (int i = 0; i < 9; i++) {
            throttle = wrong(throttle, 5, NOON);
            minutes.add(Duration.between(NOON, throttle.lockedUntil()).toMinutes());
        }

        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void forgetsOneWrongCodeEveryHalfHour() {
        Throttle throttle = wrong(Throttle.NEW, 4, NOON);

        Throttle later = throttle.afterWrongCode(NOON.plus(Duration.ofMinutes(61)));

        assertThat(later.wrongCodes()).isEqualTo(3);
    }

    @Test
    void forgetsEverythingInTheEnd() {
        Throttle throttle = wrong(Throttle.NEW, 40, NOON);

        Throttle later = throttle.afterWrongCode(NOON.plus(Duration.ofHours(21)));

        assertThat(later.wrongCodes()).isEqualTo(1);
    }

    @Test
    void losesNoTimeToForgetBetweenTwoWrongCodes() {
        Throttle throttle = wrong(Throttle.NEW, 3, NOON);

        Throttle later = throttle.afterWrongCode(NOON.plus(Duration.ofMinutes(20)))
                .afterWrongCode(NOON.plus(Duration.ofMinutes(40)));

        assertThat(later.wrongCodes()).isEqualTo(4);
    }

    @Test
    void letsATirelessGuesserTryTwoCodesAnHour() {
        Throttle throttle = wrong(Throttle.NEW, 35, NOON);
        Instant now = throttle.lockedUntil();
        Instant week = now.plus(Duration.ofDays(7));

        int guesses = 0;
        while (now.isBefore(week)) {
            throttle = throttle.afterWrongCode(now);
            now = throttle.lockedOut(now).orElse(now);
            guesses++;
        }

        assertThat(guesses).isLessThanOrEqualTo(2 * 24 * 7 + 5);
    }

    private static Throttle wrong(Throttle throttle, int times, Instant at) {
        Throttle next = throttle;
        for (int i = 0; i < times; i++) {
            next = next.afterWrongCode(at);
        }
        return next;
    }
}
