package dev.latchkey.local.states.execution;

import dev.latchkey.local.clock.Work;
import java.util.ArrayList;
import java.util.List;

/// One line of control in an execution: its main flow, a Parallel's branch, a Map's iteration.
///
/// All methods are called while the execution's turn is taken.
final class Strand {

    private final Work work;
    private final Turns turns;
    private final List<Strand> children = new ArrayList<>();
    private Work.Piece piece;
    private Promise<?> awaited;
    private boolean cancelled;
    private long lastEvent;
    private String openState;

    Strand(Work work, Turns turns, long lastEvent) {
        this.work = work;
        this.turns = turns;
        this.lastEvent = lastEvent;
    }

    /// A strand within this one, which is cancelled with it.
    Strand child(long lastEvent) {
        var child = new Strand(work, turns, lastEvent);
        children.add(child);
        return child;
    }

    List<Strand> children() {
        return List.copyOf(children);
    }

    void forgetChildren() {
        children.clear();
    }

    /// Runs `body` on a thread of its own as soon as the strand's turn comes.
    void start(Runnable body) {
        piece = work.begin();
        var turn = turns.queue();
        work.threads().start(() -> run(turn, body));
    }

    private void run(Turns.Turn turn, Runnable body) {
        turn.take();
        try {
            if (!cancelled) {
                body.run();
            }
        } catch (Cancelled _) {
            // Whoever cancelled the strand has written what there was to write.
        } finally {
            turns.pass();
            piece.close();
        }
    }

    <T> Promise<T> promise() {
        return new Promise<>(work, turns);
    }

    /// Waits, without turn and without work in hand, for the promise's value.
    ///
    /// @throws Cancelled when the strand was cancelled instead
    <T> T await(Promise<T> promise) {
        if (promise.await()) {
            awaited = promise;
            turns.pass();
            piece.close();
            var wake = promise.wake();
            wake.turn().take();
            piece = wake.piece();
            awaited = null;
        }
        if (cancelled) {
            throw new Cancelled();
        }
        return promise.value();
    }

    /// Ends the strand and all within it where they wait, or where they next would.
    void cancel() {
        cancelled = true;
        children.forEach(Strand::cancel);
        if (awaited != null) {
            awaited.complete(null);
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    /// The id of the event that the next one follows from.
    long lastEvent() {
        return lastEvent;
    }

    void lastEvent(long id) {
        lastEvent = id;
    }

    /// The type of the state that the strand is in, such as `Task`, where its end shows in the history as
    /// `TaskStateAborted`; null where it does not.
    String openState() {
        return openState;
    }

    void openState(String type) {
        openState = type;
    }

    /// Unwinds a strand that was cancelled.
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
