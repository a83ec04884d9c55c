package dev.latchkey.locker;

import java.time.Instant;

/// For how long a locker had a fault.
public record Outage(String lockerId, Instant from, Instant to) {}
