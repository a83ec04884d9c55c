package dev.latchkey.device.board;

/// What is known of a contact.
enum Reading {
    MADE,
    BROKEN,
    UNKNOWN;

    static Reading of(boolean made) {
        return made ? MADE : BROKEN;
    }
}
