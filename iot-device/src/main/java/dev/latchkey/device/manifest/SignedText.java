package dev.latchkey.device.manifest;

import dev.latchkey.device.message.JsonFields;
import dev.latchkey.device.message.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A JSON Web Signature (RFC 7515) with EdDSA over Ed25519 (RFC 8037): three texts in base64url. Each has one
/// spelling only; bits that decoding would drop are an error.
public record SignedText(String protectedHeader, String payload, String signature) {

    /// The payload, where a key of the ring signed it.
    ///
    /// @throws MalformedMessage where none did, or this is no signature; names the part that is wrong
    public byte[] verified(KeyRing keys) throws MalformedMessage {
        JsonFields header = JsonFields.parse(decode("protected", protectedHeader));
        if (!header.text("alg").equals("EdDSA") || header.has("crit")) {
            throw new MalformedMessage("protected", "must ask for EdDSA and nothing else");
        }
        byte[] decoded = decode("payload", payload);
        byte[] input = (protectedHeader + "." + payload).getBytes(StandardCharsets.US_ASCII);
        if (!keys.isSigned(header.optionalText("kid").orElse(""), input, decode("signature", signature))) {
            throw new MalformedMessage("signature", "is not that of the signing key");
        }
        return decoded;
    }

    private static byte[] decode(String part, String text) throws MalformedMessage {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage(part, "must be base64url", e);
        }
        throw new MalformedMessage(part, "must be base64url, without padding or spare bits");
    }
}
