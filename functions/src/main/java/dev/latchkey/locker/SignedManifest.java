package dev.latchkey.locker;

import dev.latchkey.json.JsonFields;
import java.util.Map;

/// Writes a manifest as it goes to the locker: a JSON Web Signature in the flattened JSON serialisation (RFC
/// 7515, section 7.2.2) with EdDSA over Ed25519 (RFC 8037). `events/mqtt/manifest.json` is one.
public final class SignedManifest {

    private SignedManifest() {}

    /// The message's bytes, JSON in UTF-8.
    public static byte[] write(Manifest manifest, SigningKey key) {
        return JsonWebSignature.of(payload(manifest), key).flattened();
    }

    /// The payload before it is signed; `events/mqtt/manifest-payload.json` is one.
    static JsonFields payload(Manifest manifest) {
        return JsonFields.of("lockerId", manifest.lockerId())
                .and("version", manifest.version())
                .and("issuedAt", manifest.issuedAt())
                .and(
                        "grants",
                        manifest.grants().stream().map(SignedManifest::grant).toList())
                .and("keys", manifest.keys().stream().map(SignedManifest::key).toList());
    }

    private static Map<String, Object> key(VerificationKey key) {
        return JsonFields.of("kid", key.kid()).and("publicKey", key.x()).map();
    }

    private static Map<String, Object> grant(Grant grant) {
        return JsonFields.of("deliveryId", grant.deliveryId())
                .and("compartment", grant.compartment())
                .and("codeVersion", grant.codeVersion())
                .and("digest", grant.digest())
                .and("expiresAt", grant.expiresAt())
                .map();
    }
}
