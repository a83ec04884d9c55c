package dev.latchkey.device.cabinet;

/// How large a compartment is.
public enum Size {
    S,
    M,
    L
}
