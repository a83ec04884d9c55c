package dev.latchkey.device.cabinet;

/// What the tamper contact behind the cover of the electronics says.
public enum Cover {
    CLOSED,
    OPEN,
    /// There is no contact, or it does not answer.
    UNKNOWN
}
