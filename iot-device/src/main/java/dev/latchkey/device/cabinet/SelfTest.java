package dev.latchkey.device.cabinet;

/// What a part says when it is asked whether it works.
public enum SelfTest {
    PASSED,
    /// It says that it does not work, or has stopped answering.
    FAILED,
    /// It cannot be asked.
    UNKNOWN
}
