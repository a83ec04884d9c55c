package dev.latchkey.local.clock;

import java.time.Clock;
import java.time.Instant;

/// The local system's only source of time: what it says is what functions, workflows and simulated phones
/// believe.
///
/// Two implementations: [RealClock] and [VirtualClock]. Nothing in `local` sleeps or asks the operating system
/// for the time; it schedules here.
public interface LocalClock extends AutoCloseable {

    Instant now();

    /// Runs `action` once the clock has reached `due`; at once, on another thread, where it is past already.
    ///
    /// @return a handle whose `cancel()` keeps the action from running, when it has not started yet
    Timer schedule(Instant due, Runnable action);

    /// The same time for code that takes a `java.time.Clock`, in UTC.
    Clock asClock();

    /// Stops it: what is scheduled from then on never runs, since whoever stops the system stops its parts one by one.
    @Override
    void close();

    /// A scheduled action that can be called off.
    interface Timer {
        void cancel();
    }
}
