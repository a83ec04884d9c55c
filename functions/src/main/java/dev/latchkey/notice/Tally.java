package dev.latchkey.notice;

import java.time.Instant;

/// What was counted of one message.
///
/// @param at when it was asked for, or arrived by its provider's word
/// @param isKept false where the count was lost
public record Tally(What what, Attempt attempt, Instant at, boolean isKept) {

    public Lane lane() {
        return attempt.lane();
    }

    /// What happened to the message.
    public enum What {
        SENT,
        RECEIVED
    }
}
