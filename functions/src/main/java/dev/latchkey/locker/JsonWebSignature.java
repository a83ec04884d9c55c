package dev.latchkey.locker;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A JSON Web Signature (RFC 7515) with EdDSA over Ed25519 (RFC 8037). Who holds it can use it, so it shows itself to
/// nobody.
///
/// @param header the protected header, base64url like the others
public record JsonWebSignature(String header, String payload, String signature) {

    public static JsonWebSignature of(JsonFields payload, SigningKey key) {
        var header = base64url(JsonFields.of("alg", "EdDSA").and("kid", key.keyVersion()));
        var body = base64url(payload);
        return new JsonWebSignature(header, body, base64url(key.sign(ascii(header + "." + body))));
    }

    /// The compact serialisation (RFC 7515, section 7.1).
    public String compact() {
        return header + "." + payload + "." + signature;
    }

    /// The flattened JSON serialisation (RFC 7515, section 7.2.2), in UTF-8.
    byte[] flattened() {
        return JsonText.bytes(JsonFields.of("protected", header)
                .and("payload", payload)
                .and("signature", signature)
                .map());
    }

    @Override
    public String toString() {
        return "JsonWebSignature[…]";
    }

    private static String base64url(JsonFields fields) {
        return base64url(JsonText.bytes(fields.map()));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
