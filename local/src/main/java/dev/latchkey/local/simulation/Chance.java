package dev.latchkey.local.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Everything that is left to chance in a world: the same seed gives the same draws.
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// A source of its own for one subject, so that what one draws changes nothing for another.
    static Chance of(long seed, String subject, long number) {
        return new Chance(new SplittableRandom(seed ^ ((long) subject.hashCode() << 32) ^ number).nextLong());
    }

    SplittableRandom source() {
        return random;
    }

    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// In milliseconds, `from` included.
    Duration between(Duration from, Duration to) {
        return Duration.ofMillis(random.nextLong(from.toMillis(), to.toMillis() + 1));
    }

    /// Such as `00042913`.
    String digits(int length) {
        return random.ints(length, 0, 10)
                .collect(StringBuilder::new, (text, digit) -> text.append((char) ('0' + digit)), StringBuilder::append)
                .toString();
    }

    String uuid() {
        return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
    }
}
