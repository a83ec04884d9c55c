package dev.latchkey.local.clock;

/// Counts what the local system still has in hand, so that a virtual clock moves only when everything has
/// settled.
///
/// Whoever hands work to another thread (a function's invocation, a workflow's step, a message on its way to a
/// phone, an MQTT message on its way to a rule, a command on its way to a locker) begins it here before handing it
/// over and ends it when it is done.
public final class Work {

    private final Threads threads;
    private int open;
    private long begun;

    /// Work on threads of its own.
    public Work() {
        this(new FreeThreads());
    }

    public Work(Threads threads) {
        this.threads = threads;
    }

    /// How the work runs, for those whose pieces begin and end as they wait.
    public Threads threads() {
        return threads;
    }

    /// Runs a piece of work, which never waits at a gate, on another thread or later.
    public void run(Runnable body) {
        var piece = begin();
        threads.run(() -> {
            try (piece) {
                body.run();
            }
        });
    }

    /// Runs a piece of work, which may wait at gates, on another thread or later.
    public void start(Runnable body) {
        var piece = begin();
        threads.start(() -> {
            try (piece) {
                body.run();
            }
        });
    }

    /// Marks one piece of work as begun; closing the returned handle ends it. Closing twice counts once.
    public synchronized Piece begin() {
        open++;
        begun++;
        return new Piece();
    }

    /// Waits until nothing is in hand.
    public void awaitIdle() throws InterruptedException {
        threads.settle();
        awaitEnds();
    }

    private synchronized void awaitEnds() throws InterruptedException {
        while (open > 0) {
            wait();
        }
    }

    /// How many pieces of work were ever begun.
    public synchronized long begun() {
        return begun;
    }

    private synchronized void end() {
        open--;
        if (open == 0) {
            notifyAll();
        }
    }

    /// One piece of work in hand.
    public final class Piece implements AutoCloseable {
        private boolean closed;

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                end();
            }
        }
    }
}
