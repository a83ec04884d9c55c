package dev.latchkey.resend;

import java.time.Duration;

/// How often something may be asked for.
///
/// @param most within the time
/// @param pause between one and the next
public record Limit(int most, Duration within, Duration pause) {}
