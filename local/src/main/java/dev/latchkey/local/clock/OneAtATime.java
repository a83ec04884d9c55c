package dev.latchkey.local.clock;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/// Everything runs one after the other, in the order in which it became ready, so that the same work gives the
/// same run every time. It runs while somebody lets it [#settle].
///
/// A body that may wait has a virtual thread of its own, but there is one baton: whoever starts or resumes such a
/// thread waits until it ends or waits at a gate.
public final class OneAtATime implements Threads {

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final Semaphore baton = new Semaphore(0);
    private boolean isLent;
    private Throwable broken;

    @Override
    public void run(Runnable body) {
        ready.add(body);
    }

    @Override
    public void start(Runnable body) {
        ready.add(() -> lend(() -> Thread.startVirtualThread(() -> carry(body))));
    }

    private void carry(Runnable body) {
        try {
            body.run();
        } catch (RuntimeException | Error thrown) { // rethrown by whoever lent the baton
            broken = thrown;
        } finally {
            baton.release();
        }
    }

    private void lend(Runnable resumption) {
        isLent = true;
        resumption.run();
        baton.acquireUninterruptibly();
        isLent = false;
    }

    @Override
    public Gate gate() {
        return new OrderedGate();
    }

    /// @throws IllegalStateException with what a body threw
    @Override
    public void settle() {
        for (var next = ready.poll(); next != null; next = ready.poll()) {
            next.run();
            if (broken != null) {
                throw new IllegalStateException("A piece of work broke", broken);
            }
        }
    }

    private final class OrderedGate implements Gate {
        private final Semaphore resumed = new Semaphore(0);
        private boolean isOpen;
        private boolean isWaitedAt;

        @Override
        public void open() {
            isOpen = true;
            if (isWaitedAt) {
                ready.add(() -> lend(resumed::release));
            }
        }

        @Override
        public void pass() {
            if (isOpen) {
                return;
            }
            if (!isLent) {
                throw new IllegalStateException("Only a body that was started may wait at a gate");
            }
            isWaitedAt = true;
            baton.release();
            resumed.acquireUninterruptibly();
        }
    }
}
