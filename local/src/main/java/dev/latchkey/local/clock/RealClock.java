package dev.latchkey.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/// The machine's own time.
public final class RealClock implements LocalClock {

    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService timers = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("clock").factory(), new DiscardPolicy());

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Timer schedule(Instant due, Runnable action) {
        long delayMillis = Math.max(0, Duration.between(now(), due).toMillis());
        Future<?> timer = timers.schedule(() -> Thread.startVirtualThread(action), delayMillis, TimeUnit.MILLISECONDS);
        return () -> timer.cancel(false);
    }

    @Override
    public Clock asClock() {
        return clock;
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }
}
