package dev.latchkey.device;

/// What came of releasing a door.
enum DoorOutcome {
    OPENED,
    STUCK,
    /// The latch was pulsed; whether the door opened nobody can tell.
    SENSOR_DEAD
}
