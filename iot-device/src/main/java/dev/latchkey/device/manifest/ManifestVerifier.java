package dev.latchkey.device.manifest;

import dev.latchkey.device.message.JsonFields;
import dev.latchkey.device.message.MalformedMessage;
import java.util.List;
import java.util.Optional;

/// Admits a manifest only where its signature is that of the cloud and it speaks of this locker.
///
/// The form is a flattened JSON Web Signature (RFC 7515, 7.2.2), `manifest.json`.
public final class ManifestVerifier {

    private final KeyRing keys;
    private final String lockerId;

    public ManifestVerifier(KeyRing keys, String lockerId) {
        this.keys = keys;
        this.lockerId = lockerId;
    }

    public ManifestVerifier(SigningKey key, String lockerId) {
        this(new KeyRing(List.of(new KeyRing.Key(Optional.empty(), key))), lockerId);
    }

    /// For the same locker, by other keys.
    public ManifestVerifier trusting(KeyRing others) {
        return new ManifestVerifier(others, lockerId);
    }

    public KeyRing keys() {
        return keys;
    }

    public String lockerId() {
        return lockerId;
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

    private Verdict verdict(JsonFields fields) throws MalformedMessage {
        SignedText signed = new SignedText(fields.text("protected"), fields.text("payload"), fields.text("signature"));
        Manifest manifest = Manifest.parse(signed.verified(keys));
        if (!manifest.lockerId().equals(lockerId)) {
            return new Rejected("lockerId: is not this locker");
        }
        return keepsItsKey(manifest, signed)
                ? new Genuine(manifest)
                : new Rejected("keys: must list the key that signed this");
    }

    /// Or the locker might be left with no key that anybody holds.
    private static boolean keepsItsKey(Manifest manifest, SignedText signed) {
        try {
            if (manifest.keys().isPresent()) {
                signed.verified(manifest.keys().get());
            }
            return true;
        } catch (MalformedMessage e) {
            return false;
        }
    }
}
