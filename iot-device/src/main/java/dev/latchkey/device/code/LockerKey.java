package dev.latchkey.device.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The one secret that a locker holds: 32 bytes that turn typed digits into the digests of its manifest.
public final class LockerKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final SecretKeySpec key;

    private LockerKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// @param text base64url of 32 bytes
    /// @throws IllegalArgumentException where it is anything else; the message does not repeat it
    public static LockerKey parse(String text) {
        byte[] bytes = decode(text.strip());
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("must be 32 bytes in base64url");
        }
        return new LockerKey(bytes);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes a character of the key.
            throw new IllegalArgumentException("must be 32 bytes in base64url");
        }
    }

    public CodeDigest digest(String digits) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new CodeDigest(mac.doFinal(digits.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "LockerKey[…]";
    }
}
