package dev.latchkey.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RealClockTest {

    @Test
    void aClosedClockTakesWhatIsScheduledAndNeverRunsIt() {
        var closed = new RealClock();
        closed.close();

        var timer = closed.schedule(closed.now(), () -> {
            throw new AssertionError("it ran");
        });

        assertThatCode(timer::cancel).doesNotThrowAnyException();
    }

    @Test
    void runsWhatIsDueButNotWhatWasCalledOff() throws InterruptedException {
        CountDownLatch due = new CountDownLatch(1);
        CountDownLatch calledOff = new CountDownLatch(1);
        try (LocalClock clock = new RealClock()) {
            clock.schedule(clock.now().plus(Duration.ofHours(1)), calledOff::countDown)
                    .cancel();
            clock.schedule(clock.now().minusSeconds(1), due::countDown);

            assertThat(due.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(calledOff.getCount()).isEqualTo(1);
        }
    }
}
