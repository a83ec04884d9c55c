package dev.latchkey.device.board;

/// In which order a board sends the status bytes of all its locks. Public drivers know both.
public enum StatusOrder {
    /// Locks 1 to 8 are in the last byte.
    HIGHEST_FIRST,
    /// Locks 1 to 8 are in the first byte.
    LOWEST_FIRST
}
