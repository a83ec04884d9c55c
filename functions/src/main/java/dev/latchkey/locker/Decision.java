package dev.latchkey.locker;

import java.time.Instant;

/// The cloud's answer to a code that the locker did not know; `events/mqtt/decision-*.json`.
public sealed interface Decision {

    String requestId();

    record Granted(String requestId, String deliveryId, int compartment, int codeVersion, Instant expiresAt)
            implements Decision {}

    /// @param reason such as `unknownCode`
    record Refused(String requestId, String reason) implements Decision {}
}
