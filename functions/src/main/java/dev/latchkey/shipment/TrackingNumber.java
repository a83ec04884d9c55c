package dev.latchkey.shipment;

import dev.latchkey.json.InvalidValue;
import dev.latchkey.json.TextRule;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/// A carrier's name for a parcel, in the one form that people and machines agree on: without spaces and dashes,
/// in capitals, 4 to 40 letters and digits. Unique within a carrier, and only for a time: carriers use them
/// again.
public record TrackingNumber(String value) {

    private static final int DIGEST_BYTES = 12;
    private static final TextRule RULE = TextRule.matching("[A-Za-z0-9]{4,40}", "must have 4 to 40 letters and digits");

    /// @throws InvalidValue where nothing usable is left once spaces and dashes are removed
    public TrackingNumber {
        value = RULE.apply(value.replaceAll("[\\s-]", "")).toUpperCase(Locale.ROOT);
    }

    /// Names the parcel to whoever knows its tracking number, and tells it to nobody else: the first 12 bytes of
    /// its SHA-256, base64url. A pickup token carries it, so that no door opens behind which another parcel lies.
    public String digest() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, DIGEST_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
