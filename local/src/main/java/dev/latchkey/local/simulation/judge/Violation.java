package dev.latchkey.local.simulation.judge;

import java.time.Instant;

/// A promise that was not kept.
///
/// @param rule its name
/// @param subject the delivery, or the locker where no delivery can be made out
/// @param detail for a person
public record Violation(String rule, String subject, Instant at, String detail) {}
