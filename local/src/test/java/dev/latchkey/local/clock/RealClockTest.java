package dev.latchkey.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RealClockTest {

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
