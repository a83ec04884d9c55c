package dev.latchkey.locker;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;

/// The Ed25519 key that signs manifests; lockers hold its public half.
public final class SigningKey {

    private static final int KEY_BYTES = 32;

    private final String keyVersion;
    private final KeyPair pair;

    /// @param seed the 32 bytes that RFC 8032 calls the private key
    SigningKey(String keyVersion, byte[] seed) {
        this.keyVersion = keyVersion;
        this.pair = fromSeed(seed);
    }

    /// The version of the master key that this one derives from; a signature's `kid`.
    public String keyVersion() {
        return keyVersion;
    }

    /// A 64-byte Ed25519 signature.
    public byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 platform has Ed25519", e);
        }
    }

    /// The public half, as a manifest announces it.
    public VerificationKey verificationKey() {
        var point = ((EdECPublicKey) pair.getPublic()).getPoint();
        byte[] x = littleEndian(point.getY());
        if (point.isXOdd()) {
            x[x.length - 1] |= (byte) 0x80;
        }
        return new VerificationKey(
                keyVersion, Base64.getUrlEncoder().withoutPadding().encodeToString(x));
    }

    /// As RFC 8032, section 5.1.2, encodes a coordinate.
    private static byte[] littleEndian(BigInteger coordinate) {
        byte[] encoded = new byte[KEY_BYTES];
        byte[] bigEndian = coordinate.toByteArray();
        for (int i = 0; i < Math.min(bigEndian.length, KEY_BYTES); i++) {
            encoded[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return encoded;
    }

    @Override
    public String toString() {
        return "SigningKey[" + keyVersion + "]";
    }

    /// The JDK derives a public key only while it generates a pair, so the generator is given the seed as its
    /// chance.
    private static KeyPair fromSeed(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Seed(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 platform has Ed25519", e);
        }
    }

    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
