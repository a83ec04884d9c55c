package dev.latchkey.local;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C: wakes whoever waits for it, and holds the end of the process back until they have cleaned up.
final class Interrupt {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch come = new CountDownLatch(1);
    private final CountDownLatch dealtWith = new CountDownLatch(1);

    /// Listens from now on.
    Interrupt() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    void await() throws InterruptedException {
        come.await();
    }

    /// Lets the process end.
    void dealtWith() {
        dealtWith.countDown();
    }

    private void end() {
        come.countDown();
        try {
            dealtWith.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
