package dev.latchkey.shipment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Names a delivery after its carrier and tracking number, so that whoever hears of a parcel first, in whatever
/// order, means the same delivery without asking anybody.
public final class DeliveryId {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    private DeliveryId() {}

    /// `d-` and the first 130 bits of a SHA-256 in lower-case base 32 (RFC 4648's alphabet).
    ///
    /// @param carrier the one whose events follow
    /// @param trackingNumber normalised
    public static String of(String carrier, String trackingNumber) {
        var hash = sha256(carrier + "|" + trackingNumber);
        var id = new StringBuilder("d-");
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(fiveBits(hash, i * 5)));
        }
        return id.toString();
    }

    private static int fiveBits(byte[] bytes, int from) {
        int window = (bytes[from / 8] & 0xff) << 8 | bytes[from / 8 + 1] & 0xff;
        return window >> (11 - from % 8) & 0x1f;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
