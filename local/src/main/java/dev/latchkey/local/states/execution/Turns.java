package dev.latchkey.local.states.execution;

import dev.latchkey.local.clock.Threads;
import java.util.ArrayDeque;
import java.util.Deque;

/// Lets one strand of an execution run at a time, in the order in which they became ready.
final class Turns {

    private final Deque<Turn> queue = new ArrayDeque<>();
    private final Threads threads;
    private boolean taken;

    Turns(Threads threads) {
        this.threads = threads;
    }

    /// Queues for a turn without waiting for it: places are given by whoever wakes a strand.
    synchronized Turn queue() {
        var turn = new Turn(threads.gate());
        if (taken) {
            queue.add(turn);
        } else {
            taken = true;
            turn.come.open();
        }
        return turn;
    }

    /// Ends the turn that is being taken.
    synchronized void pass() {
        var next = queue.poll();
        if (next == null) {
            taken = false;
        } else {
            next.come.open();
        }
    }

    /// A place in the queue.
    static final class Turn {
        private final Threads.Gate come;

        private Turn(Threads.Gate come) {
            this.come = come;
        }

        /// Waits until the turn has come.
        void take() {
            come.pass();
        }
    }
}
