package dev.latchkey.device.cabinet;

/// What a lock says of its bolt.
public enum Latch {
    /// The bolt holds the door.
    ENGAGED,
    /// The bolt holds nothing.
    RELEASED,
    /// The lock does not answer, or has no feedback.
    UNKNOWN
}
