package dev.latchkey.device.manifest;

import dev.latchkey.device.code.CodeDigest;
import java.time.Instant;

/// Who holds the code with this digest may open the compartment until `expiresAt`.
public record Grant(String deliveryId, int compartment, int codeVersion, CodeDigest digest, Instant expiresAt) {

    public boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
