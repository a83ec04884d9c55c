package dev.latchkey.device.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.message.ClockSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedClockTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ClockReading NOTHING = new ClockReading(Instant.EPOCH, Duration.ZERO);

    private Instant machine = NOON;
    private long nanos = 5_000_000_000L;

    @Test
    void goesByTheMachineBeforeTheBrokerSaidTheTime() {
        TrustedClock clock = start(NOTHING);

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.source()).isEqualTo(ClockSource.RTC);
    }

    @Test
    void goesByTheMachineForAsLongAsTheBrokerNeverSaidTheTime() {
        TrustedClock before = start(NOTHING);
        pass(Duration.ofDays(2));

        assertThat(start(before.reading()).source()).isEqualTo(ClockSource.RTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT3M", "P2D", "-PT3M", "-P2D", "-P20000D", "P20000D"})
    void goesByTheBrokerWhateverTheMachineSays(Duration wrongBy) {
        machine = NOON.plus(wrongBy);
        TrustedClock clock = start(NOTHING);

        Duration correction = clock.set(NOON, nanos);

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.source()).isEqualTo(ClockSource.BROKER);
        assertThat(correction).isEqualTo(wrongBy.negated());
    }

    @Test
    void takesTheAnswerAsOfHalfWayBetweenQuestionAndNow() {
        TrustedClock clock = start(NOTHING);
        long asked = clock.nanos();
        pass(Duration.ofSeconds(4));

        clock.set(NOON, asked);

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT3M", "P2D", "-PT3M", "-P20000D"})
    void noJumpOfTheMachinesClockMovesTheTime(Duration jump) {
        TrustedClock clock = start(NOTHING);
        clock.set(NOON, nanos);
        machine = NOON.plus(jump);

        pass(Duration.ofMinutes(7));

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(7)));
        assertThat(clock.certain()).isEqualTo(NOON.plus(Duration.ofMinutes(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT3M", "P2D", "-P2D", "-P20000D"})
    void putsTheMachineRightByWhatItWasWrongBy(Duration wrongBy) {
        machine = NOON.plus(wrongBy);
        TrustedClock before = start(NOTHING);
        before.set(NOON, nanos);
        ClockReading remembered = before.reading();
        machine = machine.plus(Duration.ofDays(3));

        TrustedClock clock = start(remembered);

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(3)));
        assertThat(clock.source()).isEqualTo(ClockSource.RTC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01T00:00:09Z", "2026-11-23T11:59:59Z", "2026-12-23T12:00:00Z", "2099-01-01T00:00:00Z"})
    void doesNotBelieveAMachineThatCannotBeRight(Instant time) {
        machine = time;

        TrustedClock clock = start(new ClockReading(NOON, Duration.ZERO));
        pass(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        assertThat(clock.source()).isEqualTo(ClockSource.FLOOR);
    }

    @Test
    void whatIsCertainIsNotMovedOnByTheMachine() {
        machine = NOON.plus(Duration.ofDays(29));

        TrustedClock clock = start(new ClockReading(NOON, Duration.ZERO));

        assertThat(clock.instant()).isEqualTo(machine);
        assertThat(clock.certain()).isEqualTo(NOON);
    }

    @Test
    void whatIsCertainNeverGoesBack() {
        TrustedClock clock = start(new ClockReading(NOON, Duration.ZERO));

        clock.set(NOON.minus(Duration.ofDays(1)), nanos);

        assertThat(clock.instant()).isEqualTo(NOON.minus(Duration.ofDays(1)));
        assertThat(clock.certain()).isEqualTo(NOON);
    }

    @Test
    void allowsForAMachineThatIsAhead() {
        TrustedClock clock = start(NOTHING);
        assertThat(clock.earliest()).isEqualTo(NOON.minus(Duration.ofMinutes(5)));

        clock.set(NOON, nanos);

        assertThat(clock.earliest()).isEqualTo(NOON);
    }

    private TrustedClock start(ClockReading remembered) {
        InstantSource reading = () -> machine;
        return new TrustedClock(reading.withZone(ZoneOffset.UTC), () -> nanos, remembered);
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
