package dev.latchkey.local.clock;

/// Counts what the local system still has in hand, so that a virtual clock moves only when everything has
/// settled.
///
/// Whoever hands work to another thread (a function's invocation, a workflow's step, a message on its way to a
/// phone, an MQTT message on its way to a rule) begins it here before handing it over and ends it when it is
/// done.
public final class Work {

    private int open;
    private long begun;

    /// Marks one piece of work as begun; closing the returned handle ends it. Closing twice counts once.
    public synchronized Piece begin() {
        open++;
        begun++;
        return new Piece();
    }

    /// Waits until nothing is in hand.
    public synchronized void awaitIdle() throws InterruptedException {
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
