package dev.latchkey.device.message;

/// What let a door open.
public enum OpenedBy {
    KEYPAD,
    SCANNER,
    COMMAND,
    /// The cloud granted a code that the locker did not know.
    DECISION;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
