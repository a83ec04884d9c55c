package dev.latchkey.local.demo;

import java.time.Duration;
import java.time.Instant;

/// When something happened.
///
/// @param elapsed since the demo began
record Moment(Instant at, Duration elapsed) {}
