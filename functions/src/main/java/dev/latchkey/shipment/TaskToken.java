package dev.latchkey.shipment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a waiting workflow is woken with. Whoever holds it can speak for the event, so it never shows itself.
public record TaskToken(String value) {

    /// A name for the token that gives it to nobody.
    public String fingerprint() {
        return HexFormat.of().formatHex(sha256(value), 0, 8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "TaskToken[…]";
    }
}
