package dev.latchkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeShiftTest {

    private final TimeShift aDayAndAMinuteLater = new TimeShift(Duration.ofMinutes(24 * 60 + 1));

    @Test
    void movesTimesWithAndWithoutOffset() {
        var body =
                "{\"a\":\"2026-11-30T23:59:00Z\", \"b\":\"2026-11-23T09:11:02.5+01:00\", \"c\":\"2026-11-23T09:11:02\"}";

        assertThat(aDayAndAMinuteLater.apply(body))
                .isEqualTo(
                        "{\"a\":\"2026-12-02T00:00:00Z\", \"b\":\"2026-11-24T09:12:02.5+01:00\", \"c\":\"2026-11-24T09:12:02\"}");
    }

    @Test
    void movesAfterShipsSeconds() {
        assertThat(aDayAndAMinuteLater.apply("{\"ts\": 1795425362}")).isEqualTo("{\"ts\": 1795511822}");
    }

    @Test
    void leavesEverythingElse() {
        var body = "{\"day\":\"2026-11-23\", \"number\":\"1795425362\", \"count\": 1795425362}";

        assertThat(aDayAndAMinuteLater.apply(body)).isEqualTo(body);
    }
}
