package dev.latchkey.local.states.execution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/// Lets one strand of an execution run at a time, in the order in which they became ready.
final class Turns {

    private final Deque<Turn> queue = new ArrayDeque<>();
    private boolean taken;

    /// Queues for a turn without waiting for it: places are given by whoever wakes a strand.
    synchronized Turn queue() {
        var turn = new Turn();
        if (taken) {
            queue.add(turn);
        } else {
            taken = true;
            turn.come.release();
        }
        return turn;
    }

    /// Ends the turn that is being taken.
    synchronized void pass() {
        var next = queue.poll();
        if (next == null) {
            taken = false;
        } else {
            next.come.release();
        }
    }

    /// A place in the queue.
    static final class Turn {
        private final Semaphore come = new Semaphore(0);

        /// Waits until the turn has come.
        void take() {
            come.acquireUninterruptibly();
        }
    }
}
