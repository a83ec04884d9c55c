package dev.latchkey.local.states.execution;

import dev.latchkey.local.clock.LocalClock;

/// A task that goes on until its token is completed, and fails when no heartbeat comes in time.
final class TokenWait implements TaskTokens.Wait {

    private final Promise<Reply> promise;
    private final LocalClock clock;
    private final Integer heartbeatSeconds;
    private LocalClock.Timer silence = () -> {};

    TokenWait(Promise<Reply> promise, LocalClock clock, TaskLimits limits) {
        this.promise = promise;
        this.clock = clock;
        this.heartbeatSeconds = limits.heartbeatSeconds();
    }

    Promise<Reply> promise() {
        return promise;
    }

    @Override
    public boolean complete(Reply reply) {
        return promise.complete(reply);
    }

    @Override
    public synchronized boolean beat() {
        silence.cancel();
        if (promise.isCompleted()) {
            return false;
        }
        if (heartbeatSeconds != null) {
            silence = clock.schedule(clock.now().plusSeconds(heartbeatSeconds), this::missed);
        }
        return true;
    }

    private void missed() {
        promise.complete(new Reply.TimedOut(Failure.missedHeartbeat()));
    }

    /// Stops listening for heartbeats.
    synchronized void end() {
        silence.cancel();
    }
}
