package dev.latchkey.recipient;

/// A way to reach a person: mobile push (a push token), SMS (an E.164 number) or e-mail.
public enum Channel {
    PUSH,
    SMS,
    EMAIL
}
