package dev.latchkey.resend;

/// Where a request comes from, and so what is known of whoever makes it.
public enum Origin {
    /// Somebody who may start executions of the workflow; who, nobody can tell.
    CONSOLE,
    /// A principal that IAM has verified.
    API,
    /// The recipient, by the signed link of a notice.
    RECIPIENT
}
