package dev.latchkey.local.states.execution;

import java.util.Map;

/// What a state leaves behind.
///
/// @param next the following state; null: the flow has ended
/// @param variables all that the following state sees
record Left(String next, Object output, Map<String, Object> variables) {}
