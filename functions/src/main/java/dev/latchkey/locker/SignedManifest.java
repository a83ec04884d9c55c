package dev.latchkey.locker;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/// Writes a manifest as it goes to the locker: a JSON Web Signature in the flattened JSON serialisation (RFC
/// 7515, section 7.2.2) with EdDSA over Ed25519 (RFC 8037). `events/mqtt/manifest.json` is one.
public final class SignedManifest {

    private SignedManifest() {}

    /// The message's bytes, JSON in UTF-8.
    public static byte[] write(Manifest manifest, SigningKey key) {
        var header = base64url(JsonFields.of("alg", "EdDSA").and("kid", key.keyVersion()));
        var payload = base64url(payload(manifest));
        var signature = key.sign((header + "." + payload).getBytes(StandardCharsets.US_ASCII));
        return JsonText.bytes(JsonFields.of("protected", header)
                .and("payload", payload)
                .and("signature", base64url(signature))
                .map());
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

    private static String base64url(JsonFields fields) {
        return base64url(JsonText.bytes(fields.map()));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
