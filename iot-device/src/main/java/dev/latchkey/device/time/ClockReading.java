package dev.latchkey.device.time;

import java.time.Duration;
import java.time.Instant;

/// What a locker remembers of the time through a power cut.
///
/// @param certain the time that it was for certain; it is later by now
/// @param offset what the machine's own clock lacked to the broker's time when that was last heard
public record ClockReading(Instant certain, Duration offset) {}
