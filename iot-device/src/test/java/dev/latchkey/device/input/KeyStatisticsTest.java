package dev.latchkey.device.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.device.input.KeyStatistics.Stuck;
import dev.latchkey.device.input.KeyStatistics.Thresholds;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyStatisticsTest {

    private static final int CODES = 200_000;
    private static final int DIGITS_A_CODE = 8;

    private final KeyStatistics keys = new KeyStatistics(Thresholds.USUAL, Set.of());
    private long now;

    @Test
    void aKeyIsDeadThatNeverComesInTwoHundredHonestDigits() {
        for (int i = 0; i < 25; i++) {
            assertThat(keys.dead()).isEmpty();
            type("01234678"); // no 5, no 9
            keys.typedRight("01234678");
            press('9');
        }

        assertThat(keys.dead()).containsExactly('5');
        assertThat(keys.honestDigitsWithout('5')).isEqualTo(200);
    }

    @Test
    void aDeadKeyIsAliveAgainWhenItComes() {
        for (int i = 0; i < 25; i++) {
            type("01234678");
            keys.typedRight("01234678");
        }

        press('5');
        press('9');

        assertThat(keys.dead()).isEmpty();
    }

    @Test
    void aKeypadThatSomebodyHasSeenToIsSoundUntilItShowsOtherwise() {
        KeyStatistics restarted = new KeyStatistics(Thresholds.USUAL, Set.of('5'));
        for (int i = 0; i < 120; i++) {
            restarted.pressed('1', i);
        }
        assertThat(restarted.stuck(120)).isPresent();

        restarted.forget();

        assertThat(restarted.dead()).isEmpty();
        assertThat(restarted.stuck(120)).isEmpty();
    }

    @Test
    void aDeadKeyStaysDeadThroughARestartUntilItComes() {
        KeyStatistics restarted = new KeyStatistics(Thresholds.USUAL, Set.of('5'));
        assertThat(restarted.dead()).containsExactly('5');

        restarted.pressed('5', 0);

        assertThat(restarted.dead()).isEmpty();
    }

    @Test
    void nonsenseMakesNoKeyLookDead() {
        for (int i = 0; i < 1_000; i++) {
            type("11111112");
        }

        assertThat(keys.dead()).isEmpty();
    }

    @Test
    void aKeyIsDeadThatThreeParcelsMissed() {
        press('1');
        keys.typedWithout('5', "d-1");
        keys.typedWithout('5', "d-1");
        keys.typedWithout('5', "d-2");
        assertThat(keys.dead()).isEmpty();

        keys.typedWithout('5', "d-3");

        assertThat(keys.dead()).containsExactly('5');
        assertThat(keys.parcelsMissedBy('5')).isEqualTo(3);
    }

    @Test
    void aKeyThatComesInBetweenWasOnlyForgotten() {
        press('1');
        keys.typedWithout('5', "d-1");
        keys.typedWithout('5', "d-2");
        press('5');

        keys.typedWithout('5', "d-3");

        assertThat(keys.dead()).isEmpty();
    }

    @Test
    void nothingIsKnownOfTheKeysOfAKeypadThatHandsOverWholeCodes() {
        for (int i = 0; i < 100; i++) {
            keys.typedRight("01234678");
        }
        keys.typedWithout('5', "d-1");
        keys.typedWithout('5', "d-2");
        keys.typedWithout('5', "d-3");

        assertThat(keys.dead()).isEmpty();
    }

    @Test
    void aKeyIsStuckThatComesAHundredTimes() {
        for (int i = 0; i < 99; i++) {
            press('5');
        }
        assertThat(keys.stuck(now)).isEmpty();

        press('5');

        assertThat(keys.stuck(now)).contains(new Stuck('5', 100));
    }

    @Test
    void aStuckKeyIsFreeOnceItHasBeenStillForAMinute() {
        for (int i = 0; i < 100; i++) {
            press('5');
        }

        assertThat(keys.stuck(now + Duration.ofSeconds(60).toNanos())).isPresent();
        assertThat(keys.stuck(now + Duration.ofSeconds(61).toNanos())).isEmpty();
    }

    @Test
    void aKeyThatIsPressedAgainAndAgainWithPausesIsNotStuck() {
        for (int i = 0; i < 200; i++) {
            press('5');
            now += Duration.ofSeconds(3).toNanos();
        }

        assertThat(keys.stuck(now)).isEmpty();
    }

    @Test
    void aKeyIsStuckThatBouncesTwelveTimesInARowUntilItDoesNot() {
        for (int i = 0; i < 12; i++) {
            bounce('5');
            press('1');
        }
        assertThat(keys.stuck(now)).contains(new Stuck('5', 12));

        for (int i = 0; i < 12; i++) {
            press('5');
            press('1');
        }

        assertThat(keys.stuck(now)).isEmpty();
    }

    @Test
    void aDoubledDigitIsNoBounce() {
        for (int i = 0; i < 50; i++) {
            press('5');
            press('5');
            press('1');
        }

        assertThat(keys.stuck(now)).isEmpty();
    }

    /// By the formula of the class's documentation, at a threshold of 48 digits, where there is something to count:
    /// each code begins an absence of a key that it has (57 %), and the next six codes lack it.
    @Test
    void falselyReportsASoundKeyAsOftenAsComputed() {
        int threshold = 48;
        KeyStatistics sound = new KeyStatistics(new Thresholds(threshold, 3), Set.of());
        Random random = new Random(7);
        int[] wasDead = new int[10];
        int reports = 0;
        for (int i = 0; i < CODES; i++) {
            String code = "%08d".formatted(random.nextInt(100_000_000));
            code.chars().forEach(key -> sound.pressed((char) key, 0));
            sound.typedRight(code);
            for (int key = 0; key < 10; key++) {
                int isDead = sound.dead().contains((char) ('0' + key)) ? 1 : 0;
                reports += isDead > wasDead[key] ? 1 : 0;
                wasDead[key] = isDead;
            }
        }

        double expected = CODES * 10 * (1 - Math.pow(0.9, DIGITS_A_CODE)) * Math.pow(0.9, threshold);
        assertThat((double) reports).isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }

    private void type(String digits) {
        digits.chars().forEach(key -> press((char) key));
    }

    private void press(char key) {
        now += Duration.ofMillis(200).toNanos();
        keys.pressed(key, now);
    }

    private void bounce(char key) {
        press(key);
        now += Duration.ofMillis(15).toNanos();
        keys.pressed(key, now);
    }
}
