package dev.latchkey.digest;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How long something took, many times, in counts of buckets that grow by a tenth each: whatever is read
/// off is at most 5 % wrong, from a millisecond to a month, in some 230 numbers (as DDSketch does it).
///
/// @param counts by the buckets' numbers
public record Histogram(Map<Integer, Long> counts) {

    private static final double GROWTH = 1.1;

    /// Of a bucket's durations none is further from it, in parts of itself, than from any other.
    private static final double MIDDLE = 2 * GROWTH / (GROWTH + 1);

    public Histogram {
        counts = Map.copyOf(counts);
    }

    /// The number of the bucket that a duration falls into; what took no time took a millisecond.
    static int bucket(Duration duration) {
        return (int) Math.floor(Math.log(Math.max(1, duration.toMillis())) / Math.log(GROWTH));
    }

    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The duration that so many of all stay within; none where there is none.
    ///
    /// @param percent above 0, at most 100
    public Optional<Duration> within(int percent) {
        long rank = Math.ceilDiv(count() * percent, 100);
        long seen = 0;
        for (var bucket : new TreeMap<>(counts).entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return Optional.of(middle(bucket.getKey()));
            }
        }
        return Optional.empty();
    }

    private static Duration middle(int bucket) {
        return Duration.ofNanos(Math.round(Math.pow(GROWTH, bucket) * MIDDLE * 1_000_000));
    }
}
