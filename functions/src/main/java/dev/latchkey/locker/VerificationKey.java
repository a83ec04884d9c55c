package dev.latchkey.locker;

/// The public half of a key that may sign manifests and pickup tokens, as a manifest announces it.
///
/// @param kid what signatures by it are named with
/// @param x the 32 bytes of an Ed25519 public key, base64url without padding: RFC 8037's `x`
public record VerificationKey(String kid, String x) {}
