package dev.latchkey.device.cabinet;

/// What a door's sensor says.
public enum Door {
    OPEN,
    CLOSED,
    /// The sensor does not answer.
    UNKNOWN
}
