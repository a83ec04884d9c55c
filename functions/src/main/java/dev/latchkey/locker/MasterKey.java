package dev.latchkey.locker;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One version of the secret that every locker's key, every pickup code and the manifests' signing key derive
/// from.
///
/// The key's bytes are the UTF-8 bytes of the secret's text. Derivations (RFC 5869, HKDF with SHA-256, no salt):
/// `"locker|" + lockerId` for a locker's key, `"signing"` for the seed of the signing key; 32 bytes each. Pinned
/// by `events/mqtt/vectors.json`.
public final class MasterKey {

    private final String version;
    private final byte[] key;
    private SigningKey signingKey;

    /// @param version names this version of the secret, such as Secrets Manager's version id
    /// @param text the secret, at least 32 characters
    public MasterKey(String version, String text) {
        this.version = version;
        this.key = text.getBytes(StandardCharsets.UTF_8);
        if (key.length < 32) {
            throw new IllegalArgumentException("The master key must have at least 32 characters");
        }
    }

    public String version() {
        return version;
    }

    /// The key that the locker holds to check codes while offline.
    public LockerKey lockerKey(String lockerId) {
        return new LockerKey(derive("locker|" + lockerId));
    }

    /// The key that signs this system's manifests; derived once, since that takes as long as signing.
    public synchronized SigningKey signingKey() {
        if (signingKey == null) {
            signingKey = new SigningKey(version, derive("signing"));
        }
        return signingKey;
    }

    /// `HMAC-SHA256` of the text under this key: 32 bytes.
    public byte[] authenticate(String text) {
        return hmac(key, text);
    }

    /// `HMAC-SHA256` of the text under the key that links to this system are signed with (`"link"`): 32 bytes.
    public byte[] signLink(String text) {
        return hmac(derive("link"), text);
    }

    /// `HMAC-SHA256` of the text under the key that links to help are signed with (`"help"`): 32 bytes.
    public byte[] signHelp(String text) {
        return hmac(derive("help"), text);
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    private byte[] derive(String purpose) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(new SecretKeySpec(key, "HKDF"))
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32);
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 platform has HKDF-SHA256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MasterKey that && version.equals(that.version) && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    @Override
    public String toString() {
        return "MasterKey[" + version + "]";
    }
}
