package dev.latchkey.device.message;

/// What a code can be entered with.
public enum Input {
    KEYPAD,
    SCANNER;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
