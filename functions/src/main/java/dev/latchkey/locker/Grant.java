package dev.latchkey.locker;

import java.time.Instant;

/// What lets one code open one compartment until it expires.
///
/// @param digest of the code under the locker's key; never the digits
public record Grant(String deliveryId, int compartment, int codeVersion, String digest, Instant expiresAt) {}
