package dev.latchkey.device.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final List<String> happened = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final Turns turns = new Turns(failure -> broken.add(failure.getMessage()));

    @Test
    void runsATaskOnTheThreadThatBringsIt() {
        Thread[] ran = new Thread[1];

        turns.execute(() -> ran[0] = Thread.currentThread());

        assertThat(ran).containsExactly(Thread.currentThread());
    }

    @Test
    void finishesATurnBeforeItStartsTheNext() {
        turns.execute(() -> {
            turns.execute(() -> happened.add("second"));
            happened.add("first");
        });

        assertThat(happened).containsExactly("first", "second");
    }

    @Test
    void goesOnAfterATurnThatBroke() {
        turns.execute(() -> {
            turns.execute(() -> happened.add("next"));
            throw new IllegalStateException("disk full");
        });

        assertThat(broken).containsExactly("disk full");
        assertThat(happened).containsExactly("next");
    }

    @Test
    void goesOnWhereNotEvenTheFailureCanBeTold() {
        Turns deaf = new Turns(failure -> {
            throw new IllegalStateException("no display", failure);
        });
        assertThatThrownBy(() -> deaf.execute(() -> {
                    deaf.execute(() -> happened.add("waiting"));
                    throw new IllegalStateException("disk full");
                }))
                .hasMessage("no display");

        deaf.execute(() -> happened.add("next"));

        assertThat(happened).containsExactly("waiting", "next");
    }

    @Test
    void neverRunsTwoAtOnce() throws InterruptedException {
        int[] counter = new int[1];
        CountDownLatch done = new CountDownLatch(8_000);

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8_000; i++) {
                threads.execute(() -> turns.execute(() -> {
                    counter[0]++;
                    done.countDown();
                }));
            }
            done.await();
        }

        assertThat(counter).containsExactly(8_000);
    }

    @Test
    void dropsWhatComesAfterItWasClosed() {
        turns.close();

        turns.execute(() -> happened.add("late"));

        assertThat(happened).isEmpty();
    }
}
