package dev.latchkey.device.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/// A parcel, by the first 12 bytes of the SHA-256 over its tracking number without spaces and dashes, in capitals.
///
/// @param text base64url, 16 characters
public record ParcelDigest(String text) {

    private static final int LENGTH = 12;

    public static ParcelDigest of(String trackingNumber) {
        String normalised = trackingNumber.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(normalised.getBytes(StandardCharsets.UTF_8));
            return new ParcelDigest(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, LENGTH)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
