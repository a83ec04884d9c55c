package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.notice.ChannelHealth.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final HealthPolicy policy = new HealthPolicy(Duration.ofMinutes(30), 50, 20, 10);

    @ParameterizedTest
    @CsvSource({"20, 0, true", "20, 9, true", "20, 10, false", "20, 20, false", "1000, 499, true", "1000, 500, false"})
    void failsWhereFewerThanTheThresholdArrive(long sent, long received, boolean isFailing) {
        assertThat(isFailing(count(10, sent, received))).isEqualTo(isFailing);
    }

    @Test
    void aChannelOfWhichTooLittleIsKnownDoesNotFail() {
        assertThat(isFailing(count(10, 19, 0))).isFalse();
        assertThat(isFailing()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"6, false", "7, true"})
    void messagesWhoseDeadlineIsNotOverSayNothing(int minutesAgo, boolean isFailing) {
        assertThat(isFailing(count(minutesAgo, 100, 0))).isEqualTo(isFailing);
    }

    @Test
    void theYoungAreLeftOutAndTheOthersCount() {
        assertThat(isFailing(count(1, 1000, 0), count(10, 100, 90))).isFalse();
        assertThat(isFailing(count(1, 1000, 1000), count(10, 100, 10))).isTrue();
    }

    @Test
    void whatLiesBeforeTheWindowIsForgotten() {
        assertThat(isFailing(count(60, 1000, 0), count(10, 20, 20))).isFalse();
        assertThat(isFailing(count(60, 1000, 1000), count(10, 20, 0))).isTrue();
    }

    @Test
    void aFailingChannelThatHardlyAnybodyUsesGoesOnFailing() {
        assertThat(isFailing(count(600, 100, 0), count(10, 5, 0))).isTrue();
    }

    @Test
    void fewProbesThatArriveDoNotYetMakeItWell() {
        assertThat(isFailing(count(60, 100, 0), count(10, 9, 9))).isTrue();
    }

    @Test
    void enoughProbesThatArriveMakeItWell() {
        assertThat(isFailing(count(60, 100, 0), count(20, 10, 10), count(10, 10, 10)))
                .isFalse();
    }

    @Test
    void theOrderOfTheCountsIsOfNoAccount() {
        assertThat(isFailing(count(10, 20, 20), count(60, 1000, 0))).isFalse();
        assertThat(isFailing(count(60, 1000, 0), count(10, 20, 20))).isFalse();
    }

    @Test
    void oneInTenDeliveriesIsAProbeAndStaysOne() {
        var probes = IntStream.range(0, 10_000)
                .mapToObj(i -> "d-" + Integer.toHexString(i * 7919))
                .filter(policy::isProbe)
                .toList();

        assertThat(probes).hasSizeBetween(800, 1200).allMatch(policy::isProbe);
    }

    private boolean isFailing(Count... counts) {
        return policy.isFailing(List.of(counts), NOW, DEADLINE);
    }

    /// @param minutesAgo when its span began
    private static Count count(int minutesAgo, long sent, long received) {
        return new Count(NOW.minus(Duration.ofMinutes(minutesAgo)), sent, received);
    }
}
