package dev.latchkey.device.cabinet;

/// What a compartment's occupancy sensor says.
public enum Occupancy {
    OCCUPIED,
    EMPTY,
    /// The sensor does not answer.
    UNKNOWN,
    /// There is no sensor, so that people must be believed once they have opened and closed the door.
    NOT_FITTED
}
