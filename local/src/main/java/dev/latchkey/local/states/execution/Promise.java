package dev.latchkey.local.states.execution;

import dev.latchkey.local.clock.Threads;
import dev.latchkey.local.clock.Work;

/// Something that one strand waits for and that comes at most once: of all who complete it, exactly one wins.
final class Promise<T> {

    private final Work work;
    private final Turns turns;
    private final Threads.Gate woken;
    private boolean completed;
    private boolean awaited;
    private T value;
    private Wake wake;

    /// What a strand that was woken goes on with.
    record Wake(Work.Piece piece, Turns.Turn turn) {}

    Promise(Work work, Turns turns) {
        this.work = work;
        this.turns = turns;
        this.woken = work.threads().gate();
    }

    /// @return whether this was the one; false where it had been completed or called off before
    synchronized boolean complete(T outcome) {
        if (completed) {
            return false;
        }
        completed = true;
        value = outcome;
        if (awaited) {
            wake = new Wake(work.begin(), turns.queue());
            woken.open();
        }
        return true;
    }

    synchronized boolean isCompleted() {
        return completed;
    }

    /// Whether the strand must wait; false where the value is there already.
    synchronized boolean await() {
        awaited = !completed;
        return awaited;
    }

    /// Waits for the value to come.
    Wake wake() {
        woken.pass();
        return wake;
    }

    synchronized T value() {
        return value;
    }
}
