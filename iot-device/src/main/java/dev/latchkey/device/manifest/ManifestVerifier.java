package dev.latchkey.device.manifest;

import dev.latchkey.device.message.JsonFields;
import dev.latchkey.device.message.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/// Admits a manifest only where its signature is that of the cloud and it speaks of this locker.
///
/// The form is a flattened JSON Web Signature (RFC 7515, 7.2.2) with EdDSA over Ed25519 (RFC 8037),
/// `manifest.json`.
public final class ManifestVerifier {

    private final PublicKey key;
    private final String lockerId;

    public ManifestVerifier(SigningKey key, String lockerId) {
        this.key = key.publicKey();
        this.lockerId = lockerId;
    }

    /// What came of the verification.
    public sealed interface Verdict {}

    public record Genuine(Manifest manifest) implements Verdict {}

    /// @param reason for a person; repeats nothing of the manifest
    public record Rejected(String reason) implements Verdict {}

    public Verdict verify(byte[] signed) {
        try {
            return verdict(JsonFields.parse(signed));
        } catch (MalformedMessage e) {
            return new Rejected(e.getMessage());
        }
    }

    private Verdict verdict(JsonFields signed) throws MalformedMessage {
        JsonFields header = JsonFields.parse(base64(signed, "protected"));
        if (!header.text("alg").equals("EdDSA") || header.has("crit")) {
            return new Rejected("protected: must ask for EdDSA and nothing else");
        }
        byte[] payload = base64(signed, "payload");
        if (!isSigned(signed.text("protected") + "." + signed.text("payload"), base64(signed, "signature"))) {
            return new Rejected("signature: is not that of the signing key");
        }
        Manifest manifest = Manifest.parse(payload);
        return manifest.lockerId().equals(lockerId)
                ? new Genuine(manifest)
                : new Rejected("lockerId: is not this locker");
    }

    private boolean isSigned(String signingInput, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(signingInput.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (SignatureException e) {
            // Thrown for bytes that have not the form of a signature at all.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key is no Ed25519 key", e);
        }
    }

    private static byte[] base64(JsonFields fields, String field) throws MalformedMessage {
        try {
            return Base64.getUrlDecoder().decode(fields.text(field));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage(field, "must be base64url", e);
        }
    }
}
