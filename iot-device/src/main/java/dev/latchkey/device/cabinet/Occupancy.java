package dev.latchkey.device.cabinet;

/// What a compartment's occupancy sensor says.
public enum Occupancy {
    OCCUPIED,
    EMPTY,
    /// The sensor does not answer.
    UNKNOWN
}
