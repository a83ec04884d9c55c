package dev.latchkey.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {

    /// A Monday.
    private static final Instant NOW = Instant.parse("2026-11-23T09:07:30Z");

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /// The examples of EventBridge's own reference, and its rules.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate(1 minute)               | 2026-11-23T09:08:30Z",
                "rate(5 minutes)              | 2026-11-23T09:12:30Z",
                "rate(1 hour)                 | 2026-11-23T10:07:30Z",
                "rate(7 days)                 | 2026-11-30T09:07:30Z",
                "cron(0 10 * * ? *)           | 2026-11-23T10:00:00Z",
                "cron(15 12 * * ? *)          | 2026-11-23T12:15:00Z",
                "cron(0 18 ? * MON-FRI *)     | 2026-11-23T18:00:00Z",
                "cron(0 8 1 * ? *)            | 2026-12-01T08:00:00Z",
                "cron(0/15 * * * ? *)         | 2026-11-23T09:15:00Z",
                "cron(1/10 * * * ? *)         | 2026-11-23T09:11:00Z",
                "cron(0/10 * ? * MON-FRI *)   | 2026-11-23T09:10:00Z",
                "cron(0/5 8-17 ? * mon-fri *) | 2026-11-23T09:10:00Z",
                "cron(0 9 ? * 1,SAT *)        | 2026-11-28T09:00:00Z",
                "cron(0 0 29 FEB ? *)         | 2028-02-29T00:00:00Z",
                "cron(30 6 1 JAN-MAR/2 ? *)   | 2027-01-01T06:30:00Z",
                "cron(0 0 1 1 ? 2199)         | 2199-01-01T00:00:00Z"
            })
    void firesWhenEventBridgeWould(String expression, Instant next) {
        assertThat(ScheduleExpression.parse(expression, ZoneOffset.UTC).next(NOW))
                .contains(next);
    }

    @Test
    void aTimeThatHasJustComeIsNotTheNext() {
        var daily = ScheduleExpression.parse("cron(0 10 * * ? *)", ZoneOffset.UTC);

        assertThat(daily.next(Instant.parse("2026-11-23T10:00:00Z"))).contains(Instant.parse("2026-11-24T10:00:00Z"));
    }

    @Test
    void whatIsOverFiresNoMore() {
        assertThat(ScheduleExpression.parse("cron(0 0 1 1 ? 2025)", ZoneOffset.UTC)
                        .next(NOW))
                .isEmpty();
    }

    @Test
    void aCronExpressionIsMeantInItsTimeZone() {
        assertThat(ScheduleExpression.parse("cron(0 8 * * ? *)", BERLIN).next(NOW))
                .contains(Instant.parse("2026-11-24T07:00:00Z"));
    }

    @Test
    void aTimeThatSummerTimeLeavesOutIsLeftOut() {
        assertThat(ScheduleExpression.parse("cron(30 2 * * ? *)", BERLIN).next(Instant.parse("2027-03-27T12:00:00Z")))
                .contains(Instant.parse("2027-03-29T00:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(1 minutes)",
                "rate(5 minute)",
                "rate(0 minutes)",
                "rate(5 weeks)",
                "cron(0 8 * * *)",
                "cron(0 8 * * * *)",
                "cron(0 8 ? * ? *)",
                "cron(60 8 * * ? *)",
                "cron(0 8 L * ? *)",
                "cron(0 8 3W * ? *)",
                "cron(0 8 ? * 3#2 *)",
                "cron(9-5 8 * * ? *)",
                "cron(0/0 8 * * ? *)",
                "cron(0 8 * FOO ? *)",
                "at(2026-11-23T10:00:00)"
            })
    void refusesWhatEventBridgeWouldAndWhatIsNotPlayed(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScheduleExpression.parse(expression, ZoneOffset.UTC))
                .withMessageMatching(".*(must|is no).*");
    }
}
