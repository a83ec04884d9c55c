package dev.latchkey.device.manifest;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A public key by which a signature is known to be the cloud's.
///
/// @param publicKey Ed25519
public record SigningKey(PublicKey publicKey) {

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final int LENGTH = 32;

    /// What stands before the 32 bytes in an Ed25519 SubjectPublicKeyInfo (RFC 8410, section 4).
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /// @param pem a `PUBLIC KEY` in PEM
    /// @throws IllegalArgumentException where it is anything else than an Ed25519 key
    public static SigningKey parse(String pem) {
        String text = pem.strip();
        boolean isFramed =
                text.startsWith(BEGIN) && text.endsWith(END) && text.length() >= BEGIN.length() + END.length();
        if (!isFramed) {
            throw new IllegalArgumentException("must be a PUBLIC KEY in PEM");
        }
        try {
            return of(Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length())));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an Ed25519 public key in PEM", e);
        }
    }

    /// @param x base64url of the 32 bytes that RFC 8037 calls `x`
    /// @throws IllegalArgumentException where they are no Ed25519 key
    public static SigningKey ofX(String x) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(x);
            byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + bytes.length);
            System.arraycopy(bytes, 0, encoded, PREFIX.length, bytes.length);
            return of(encoded);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an Ed25519 public key in base64url", e);
        }
    }

    /// As [#ofX] reads it.
    public String x() {
        byte[] encoded = publicKey.getEncoded();
        byte[] bytes = Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static SigningKey of(byte[] encoded) throws GeneralSecurityException {
        return new SigningKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    }

    /// Whether the owner of this key signed `input`.
    public boolean isSigned(byte[] input, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(input);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            // For bytes that have not the form of a signature at all, or a key that is no point of the curve.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }
}
