package dev.latchkey.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.clock.RealClock;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.template.Schedule;
import dev.latchkey.local.template.Schedule.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00.250Z");
    private static final UUID ID = UUID.fromString("89d1a02d-5ec7-412e-82f5-13505f849b41");

    private final Work work = new Work();
    private final VirtualClock clock = new VirtualClock(START, work);
    private final List<String> fired = new CopyOnWriteArrayList<>();

    @Test
    void aRulesFunctionGetsTheScheduledEventOfEventBridge() throws InterruptedException {
        start(rate("Check", "rate(15 minutes)"));

        clock.advance(Duration.ofMinutes(15));

        assertThat(fired)
                .containsExactly(
                        "Check {\"version\":\"0\",\"id\":\"89d1a02d-5ec7-412e-82f5-13505f849b41\","
                                + "\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"account\":\"000000000000\","
                                + "\"time\":\"2026-11-23T10:15:00Z\",\"region\":\"us-east-1\","
                                + "\"resources\":[\"arn:aws:events:us-east-1:000000000000:rule/latchkey-Check\"],\"detail\":{}}");
    }

    @Test
    void aRateFiresAgainAndAgainWhileThingsHappen() throws InterruptedException {
        start(rate("Check", "rate(1 hour)"));

        for (int hour = 0; hour < 10; hour++) {
            somethingHappens();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(fired).hasSize(10);
    }

    @Test
    void aFunctionThatIsGivenAnInputGetsThat() throws InterruptedException {
        start(new Schedule(
                Source.SCHEDULER,
                "n",
                "rate(1 minute)",
                ZoneOffset.UTC,
                "Check",
                Optional.of("{\"deep\":true}"),
                true));

        clock.advance(Duration.ZERO);

        assertThat(fired).containsExactly("Check {\"deep\":true}");
    }

    @Test
    void aDisabledScheduleDoesNotFire() throws InterruptedException {
        start(new Schedule(Source.RULE, "n", "rate(1 minute)", ZoneOffset.UTC, "Check", Optional.empty(), false));

        clock.advance(Duration.ofDays(1));

        assertThat(fired).isEmpty();
    }

    @Test
    void aYearWithoutEventsPassesQuicklyAndIsLookedAtDaily() throws InterruptedException {
        start(rate("Check", "rate(15 minutes)"), rate("Sweep", "rate(15 minutes)"), rate("Count", "cron(7 * * * ? *)"));

        clock.advance(Duration.ofDays(365));

        assertThat(fired).hasSizeBetween(3 * 365, 3 * 370);
    }

    @Test
    void whatHappensEndsTheQuiet() throws InterruptedException {
        start(rate("Check", "rate(15 minutes)"));
        clock.advance(Duration.ofHours(20));
        fired.clear();

        clock.schedule(clock.now().plus(Duration.ofHours(1)), () -> {});
        clock.advance(Duration.ofHours(2));

        assertThat(fired).hasSize(3);
    }

    @Test
    void theRealClockPlaysThemToo() throws InterruptedException {
        var rang = new CountDownLatch(1);
        try (var real = new RealClock()) {
            new Schedules(Account.LOCAL, (function, payload) -> rang.countDown(), real, () -> ID)
                    .start(List.of(new Schedule(
                            Source.SCHEDULER,
                            "n",
                            "rate(1 minute)",
                            ZoneOffset.UTC,
                            "Check",
                            Optional.of("{}"),
                            true)));

            assertThat(rang.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void start(Schedule... schedules) {
        new Schedules(Account.LOCAL, this::invoke, clock, () -> ID).start(List.of(schedules));
    }

    /// As functions are: on another thread, with work in hand.
    private void invoke(String function, byte[] payload) {
        var piece = work.begin();
        Thread.startVirtualThread(() -> {
            try (piece) {
                fired.add(function + " " + new String(payload, StandardCharsets.UTF_8));
            }
        });
    }

    private void somethingHappens() {
        work.begin().close();
    }

    private static Schedule rate(String function, String expression) {
        return new Schedule(
                Source.RULE, "latchkey-" + function, expression, ZoneOffset.UTC, function, Optional.empty(), true);
    }
}
