package dev.latchkey.device.manifest;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The public key by which a manifest is known to come from the cloud.
///
/// @param publicKey Ed25519
public record SigningKey(PublicKey publicKey) {

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    /// @param pem a `PUBLIC KEY` in PEM
    /// @throws IllegalArgumentException where it is anything else than an Ed25519 key
    public static SigningKey parse(String pem) {
        String text = pem.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException("must be a PUBLIC KEY in PEM");
        }
        try {
            byte[] encoded =
                    Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
            return new SigningKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an Ed25519 public key in PEM", e);
        }
    }
}
