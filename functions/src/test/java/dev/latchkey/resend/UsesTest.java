package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Limit LIMIT = new Limit(3, Duration.ofHours(24), Duration.ofSeconds(30));

    @Test
    void theFirstIsLetThrough() {
        assertThat(Uses.none("a").fullUntil(NOON, LIMIT)).isEmpty();
    }

    @Test
    void theNextWaitsForThePauseToBeOver() {
        var uses = Uses.none("a").with("r1", NOON, LIMIT);

        assertThat(uses.fullUntil(NOON.plusSeconds(29), LIMIT)).contains(NOON.plusSeconds(30));
        assertThat(uses.fullUntil(NOON.plusSeconds(30), LIMIT)).isEmpty();
    }

    @Test
    void whenThereWereAsManyAsMayBeTheOldestMustBeOver() {
        var uses = Uses.none("a")
                .with("r1", NOON, LIMIT)
                .with("r2", NOON.plusSeconds(60), LIMIT)
                .with("r3", NOON.plusSeconds(120), LIMIT);
        var tomorrow = NOON.plus(Duration.ofHours(24));

        assertThat(uses.fullUntil(NOON.plusSeconds(600), LIMIT)).contains(tomorrow);
        assertThat(uses.fullUntil(tomorrow, LIMIT)).isEmpty();
    }

    @Test
    void thoseThatCountNoMoreAreForgotten() {
        var uses = Uses.none("a").with("r1", NOON, LIMIT).with("r2", NOON.plus(Duration.ofHours(25)), LIMIT);

        assertThat(uses.uses()).extracting(Uses.Use::requestId).containsExactly("r2");
    }
}
