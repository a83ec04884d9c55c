package dev.latchkey.notice;

/// What was counted of one message.
///
/// @param isKept false where the count was lost
public record Tally(What what, Lane lane, boolean isKept) {

    /// What happened to the message.
    public enum What {
        SENT,
        RECEIVED
    }
}
