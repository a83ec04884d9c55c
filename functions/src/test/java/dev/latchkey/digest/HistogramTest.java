package dev.latchkey.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void percentilesAreAtMostFivePercentWrong(long seed) {
        var random = new Random(seed);
        // Mostly seconds, some hours: from 20 ms to days.
        var durations = DoubleStream.generate(() -> 20 + Math.exp(8 + 3 * random.nextGaussian()))
                .limit(1 + random.nextInt(2000))
                .mapToObj(millis -> Duration.ofMillis((long) millis))
                .sorted()
                .toList();
        var histogram = histogram(durations);

        assertThat(histogram.count()).isEqualTo(durations.size());
        for (int percent : new int[] {1, 25, 50, 75, 95, 99, 100}) {
            double exact = exact(durations, percent).toMillis();
            assertThat((double) histogram.within(percent).orElseThrow().toMillis())
                    .isCloseTo(exact, within(exact * 0.05));
        }
    }

    @Test
    void everyMillisecondUpToAMinuteIsAtMostFivePercentWrong() {
        for (int millis = 1; millis <= 60_000; millis++) {
            double read = histogram(List.of(Duration.ofMillis(millis)))
                            .within(50)
                            .orElseThrow()
                            .toNanos()
                    / 1e6;
            assertThat(read).isCloseTo(millis, within(millis * 0.05));
        }
    }

    @Test
    void aMonthNeedsSomeTwoHundredBuckets() {
        assertThat(Histogram.bucket(Duration.ofDays(31))).isBetween(200, 240);
    }

    @Test
    void whatEndsBeforeItBeginsTookNoTime() {
        assertThat(Histogram.bucket(Duration.ofSeconds(-5))).isZero();
    }

    @Test
    void nothingHasNoPercentiles() {
        assertThat(new Histogram(Map.of()).within(50)).isEmpty();
        assertThat(new Histogram(Map.of()).count()).isZero();
    }

    private static Histogram histogram(List<Duration> durations) {
        return new Histogram(durations.stream()
                .map(Histogram::bucket)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }

    /// By the nearest rank.
    private static Duration exact(List<Duration> sorted, int percent) {
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }
}
