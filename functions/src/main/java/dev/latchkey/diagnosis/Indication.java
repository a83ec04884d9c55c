package dev.latchkey.diagnosis;

import java.time.Instant;
import java.util.Optional;

/// One fact that speaks for a cause.
///
/// @param text an English sentence for people at support: ids, counts and vocabulary words, never a code, a name or an
///     address
/// @param at when it happened, by the clock of whoever reported it; empty for a state that has no beginning
public record Indication(String text, Optional<Instant> at) {}
