package dev.latchkey.device.message;

/// How a command ended.
public enum CommandOutcome {
    DONE,
    FAILED,
    EXPIRED,
    REFUSED;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
