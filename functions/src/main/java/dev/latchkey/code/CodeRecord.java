package dev.latchkey.code;

import dev.latchkey.locker.Grant;
import java.time.Instant;

/// What is stored of a code: everything that it derives from, and its digest.
///
/// @param version counts a delivery's codes, from 1
/// @param length in digits, as the policy was when it was issued
/// @param keyVersion of the master key
public record CodeRecord(
        String deliveryId,
        String lockerId,
        int compartment,
        int version,
        int length,
        String keyVersion,
        String digest,
        Instant issuedAt,
        Instant expiresAt) {

    /// The same code with another end.
    public CodeRecord until(Instant end) {
        return new CodeRecord(deliveryId, lockerId, compartment, version, length, keyVersion, digest, issuedAt, end);
    }

    public Grant grant() {
        return new Grant(deliveryId, compartment, version, digest, expiresAt);
    }
}
