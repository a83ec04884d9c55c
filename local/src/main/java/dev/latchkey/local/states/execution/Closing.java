package dev.latchkey.local.states.execution;

import java.time.Instant;

/// How and when an execution ended.
///
/// @param output JSON; null unless it succeeded
/// @param failure null where it succeeded or timed out, and where a stop named neither error nor cause
public record Closing(ExecutionStatus status, String output, Failure failure, Instant at) {}
