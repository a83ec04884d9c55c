package dev.latchkey.device.cabinet;

/// A part of the panel.
public enum Part {
    KEYPAD,
    SCANNER,
    DISPLAY
}
