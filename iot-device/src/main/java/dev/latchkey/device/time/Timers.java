package dev.latchkey.device.time;

import java.time.Duration;

/// Runs things later. Nothing in the controller sleeps or asks the operating system for the time.
public interface Timers {

    /// Runs `action` once, after `delay`, on a thread of the implementation's choice.
    Timer after(Duration delay, Runnable action);

    /// A scheduled action that can be called off; too late, and twice, is no error.
    interface Timer {
        void cancel();
    }
}
