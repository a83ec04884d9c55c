package dev.latchkey.local.phone;

/// How a message reaches a person.
public enum Channel {
    PUSH,
    SMS,
    EMAIL
}
