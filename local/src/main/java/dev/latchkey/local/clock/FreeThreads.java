package dev.latchkey.local.clock;

import java.util.concurrent.Semaphore;

/// Everything runs at once, each on a virtual thread of its own.
final class FreeThreads implements Threads {

    @Override
    public void run(Runnable body) {
        Thread.startVirtualThread(body);
    }

    @Override
    public void start(Runnable body) {
        Thread.startVirtualThread(body);
    }

    @Override
    public Gate gate() {
        return new FreeGate();
    }

    @Override
    public void settle() {
        // Whatever is ready runs already.
    }

    private static final class FreeGate implements Gate {
        private final Semaphore permits = new Semaphore(0);

        @Override
        public void open() {
            permits.release();
        }

        @Override
        public void pass() {
            permits.acquireUninterruptibly();
        }
    }
}
