package dev.latchkey.local.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkTest {

    private final Work work = new Work();

    @Test
    void isIdleWhenNothingWasBegun() throws InterruptedException {
        work.awaitIdle();
    }

    @Test
    void isIdleOnlyWhenEveryPieceHasEnded() throws InterruptedException {
        Work.Piece first = work.begin();
        Work.Piece second = work.begin();
        AtomicBoolean ended = new AtomicBoolean();
        first.close();
        Thread.startVirtualThread(() -> {
            ended.set(true);
            second.close();
        });

        work.awaitIdle();

        assertThat(ended).isTrue();
    }

    @Test
    void endingAPieceTwiceCountsOnce() throws InterruptedException {
        Work.Piece first = work.begin();
        Work.Piece second = work.begin();
        AtomicBoolean ended = new AtomicBoolean();

        first.close();
        first.close();
        Thread.startVirtualThread(() -> {
            ended.set(true);
            second.close();
        });
        work.awaitIdle();

        assertThat(ended).isTrue();
    }
}
