package dev.latchkey.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VirtualClockTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final Work work = new Work();
    private final VirtualClock clock = new VirtualClock(START, work);
    private final List<String> events = new CopyOnWriteArrayList<>();

    private LocalClock.Timer after(int seconds, String event) {
        return clock.schedule(START.plusSeconds(seconds), () -> note(event));
    }

    private void note(String event) {
        events.add(event + "@" + Duration.between(START, clock.now()).toSeconds());
    }

    private void advance(int seconds) throws InterruptedException {
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void standsStillUntilItIsAdvanced() throws InterruptedException {
        assertThat(clock.now()).isEqualTo(START);

        advance(90);

        assertThat(clock.now()).isEqualTo(START.plusSeconds(90));
        assertThat(clock.asClock().instant()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void isReadTheSameInEveryTimeZone() throws InterruptedException {
        Clock there = clock.asClock().withZone(ZoneId.of("Europe/Berlin"));

        advance(90);

        assertThat(there.instant()).isEqualTo(START.plusSeconds(90));
        assertThat(there.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void runsTimersInTheOrderOfTheirTimeThenOfTheirScheduling() throws InterruptedException {
        after(30, "late");
        after(10, "early");
        after(10, "early too");

        advance(30);

        assertThat(events).containsExactly("early@10", "early too@10", "late@30");
    }

    @Test
    void leavesWhatIsNotDueYet() throws InterruptedException {
        after(10, "due");
        after(11, "not due");

        advance(10);
        assertThat(events).containsExactly("due@10");

        advance(1);
        assertThat(events).containsExactly("due@10", "not due@11");
    }

    @Test
    void runsTimersThatTimersSet() throws InterruptedException {
        clock.schedule(START.plusSeconds(10), () -> {
            note("first");
            after(20, "second");
        });
        after(30, "third");

        advance(60);

        assertThat(events).containsExactly("first@10", "second@20", "third@30");
    }

    @Test
    void waitsForWhatATimerSetOffBeforeItRunsTheNext() throws InterruptedException {
        CountDownLatch handedOver = new CountDownLatch(1);
        clock.schedule(START.plusSeconds(10), () -> {
            Work.Piece piece = work.begin();
            Thread.startVirtualThread(() -> {
                try (piece) {
                    handedOver.await();
                    note("consequence");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Thread.startVirtualThread(handedOver::countDown);
        });
        after(11, "next");

        advance(20);

        assertThat(events).containsExactly("consequence@10", "next@11");
    }

    @Test
    void waitsForWhatIsInHandBeforeItMoves() throws InterruptedException {
        Work.Piece piece = work.begin();
        Thread advancing = Thread.startVirtualThread(() -> {
            try {
                advance(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        after(5, "set while in hand");
        piece.close();
        advancing.join();

        assertThat(events).containsExactly("set while in hand@5");
    }

    @Test
    void doesNotRunWhatWasCalledOff() throws InterruptedException {
        LocalClock.Timer timer = after(10, "never");

        timer.cancel();
        advance(20);

        assertThat(events).isEmpty();
    }

    @Test
    void runsWhatIsPastAlreadyAtOnce() throws InterruptedException {
        after(-10, "past");
        after(0, "now");

        work.awaitIdle();

        assertThat(events).containsExactlyInAnyOrder("past@0", "now@0");
    }

    @Test
    void doesNotGoBack() {
        assertThatThrownBy(() -> advance(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("by: must not be negative");
    }

    @Test
    void tellsWhatRunsInTheBackgroundWhetherAnythingElseHappened() throws InterruptedException {
        clock.scheduleInBackground(START.plusSeconds(10), stretch -> note("one in " + stretch));
        clock.scheduleInBackground(START.plusSeconds(20), stretch -> note("two in " + stretch));
        after(25, "something");
        clock.scheduleInBackground(START.plusSeconds(30), stretch -> note("three in " + stretch));

        advance(60);

        assertThat(events).containsExactly("one in 1@10", "two in 1@20", "something@25", "three in 2@30");
    }
}
