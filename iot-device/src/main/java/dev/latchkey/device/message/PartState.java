package dev.latchkey.device.message;

/// How a part of the panel is.
public enum PartState {
    OK,
    DEAD,
    /// The cloud took it out of use.
    OUT_OF_USE;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
