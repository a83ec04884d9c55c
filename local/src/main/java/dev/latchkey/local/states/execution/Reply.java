package dev.latchkey.local.states.execution;

/// How something that a task had done came out.
sealed interface Reply {

    record Succeeded(Object result) implements Reply {}

    /// What was done failed.
    record Failed(Failure failure) implements Reply {}

    /// The service would not even begin.
    record Refused(Failure failure) implements Reply {}

    record TimedOut(Failure failure) implements Reply {}
}
