package dev.latchkey.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/// Time that stands still until it is advanced: days of waiting pass in milliseconds, in the same order every
/// time.
///
/// [#advance] runs the timers that fall due in order of their time (then of their scheduling), each only after
/// everything that the one before it set off has settled.
public final class VirtualClock implements LocalClock {

    private final NavigableSet<Scheduled> timers =
            new TreeSet<>(Comparator.comparing(Scheduled::due).thenComparing(Scheduled::number));
    private final Lock advancing = new ReentrantLock();
    private final Work work;
    private Instant now;
    private long scheduled;
    private long quietSince = -1;
    private long stretches;

    public VirtualClock(Instant start, Work work) {
        this.now = start;
        this.work = work;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public Timer schedule(Instant due, Runnable action) {
        Scheduled timer;
        synchronized (this) {
            timer = new Scheduled(due, scheduled++, action, false);
            if (due.isAfter(now)) {
                timers.add(timer);
                return () -> cancel(timer);
            }
        }
        work.run(action);
        return () -> {};
    }

    /// As [#schedule], for what happens again and again by itself, and tells it in which stretch of quiet the time
    /// is: the number rises when something other than such actions, and what they set off at once, has happened
    /// between two of them. What is past already runs at the next [#advance].
    public synchronized void scheduleInBackground(Instant due, LongConsumer action) {
        timers.add(new Scheduled(due.isAfter(now) ? due : now, scheduled++, () -> action.accept(stretch()), true));
    }

    /// Moves the time forward by `by`, running what falls due on the way, and returns when all has settled.
    ///
    /// @throws IllegalArgumentException where `by` is negative: time does not go back
    public void advance(Duration by) throws InterruptedException {
        if (by.isNegative()) {
            throw new IllegalArgumentException("by: must not be negative");
        }
        advancing.lockInterruptibly();
        try {
            advanceTo(now().plus(by));
        } finally {
            advancing.unlock();
        }
    }

    private void advanceTo(Instant target) throws InterruptedException {
        work.awaitIdle();
        for (var timer = nextUntil(target); timer != null; timer = nextUntil(target)) {
            if (timer.isBackground()) {
                noticeWhatHappened();
            }
            work.run(timer.action());
            work.awaitIdle();
            if (timer.isBackground()) {
                quietSince = work.begun();
            }
        }
    }

    private synchronized void noticeWhatHappened() {
        if (work.begun() != quietSince) {
            stretches++;
        }
    }

    private synchronized long stretch() {
        return stretches;
    }

    /// Takes the next timer that falls due by `target` and moves the time to it, or moves the time to `target`.
    private synchronized Scheduled nextUntil(Instant target) {
        if (timers.isEmpty() || timers.first().due().isAfter(target)) {
            now = target;
            return null;
        }
        var timer = timers.pollFirst();
        now = timer.due();
        return timer;
    }

    private synchronized void cancel(Scheduled timer) {
        timers.remove(timer);
    }

    @Override
    public Clock asClock() {
        InstantSource reading = this::now;
        return reading.withZone(ZoneOffset.UTC);
    }

    @Override
    public synchronized void close() {
        timers.clear();
    }

    private record Scheduled(Instant due, long number, Runnable action, boolean isBackground) {}
}
