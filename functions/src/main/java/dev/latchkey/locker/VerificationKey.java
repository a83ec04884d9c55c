package dev.latchkey.locker;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The public half of a key that may sign manifests and pickup tokens, as a manifest announces it.
///
/// @param kid what signatures by it are named with
/// @param x the 32 bytes of an Ed25519 public key, base64url without padding: RFC 8037's `x`
public record VerificationKey(String kid, String x) {

    /// What stands before the 32 bytes in an Ed25519 SubjectPublicKeyInfo (RFC 8410, section 4).
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /// As a PEM file (SubjectPublicKeyInfo).
    public String pem() {
        var bytes = Base64.getUrlDecoder().decode(x);
        var encoded = Arrays.copyOf(PREFIX, PREFIX.length + bytes.length);
        System.arraycopy(bytes, 0, encoded, PREFIX.length, bytes.length);
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
