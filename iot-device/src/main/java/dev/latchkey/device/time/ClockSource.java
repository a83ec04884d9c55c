package dev.latchkey.device.time;

import java.time.Duration;
import java.util.Locale;

/// By what a locker knows the time, best first.
public enum ClockSource {
    /// The broker said it, since the start.
    BROKER(Duration.ZERO),
    /// The machine's own clock, put right by what it was wrong by when the broker last said the time. Cheap ones
    /// gain or lose up to 100 ppm, which is four minutes in the 30 days that it is believed for.
    RTC(Duration.ofMinutes(5)),
    /// The machine's own clock is out of the question: the latest time that was certain, and what has passed since
    /// the start. It is never ahead.
    FLOOR(Duration.ZERO);

    private final Duration tolerance;

    ClockSource(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /// By how much the time may be ahead, so that nobody is refused for it.
    public Duration tolerance() {
        return tolerance;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
