package dev.latchkey.shipment;

import dev.latchkey.shipment.Reading.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Signatures of AfterShip webhooks: Base64 of HMAC-SHA256 over the raw body, keyed with the webhook secret's
/// UTF-8 bytes.
///
/// AfterShip Tracking sends it as `aftership-hmac-sha256`, AfterShip's other products as
/// `as-signature-hmac-sha256`; either is taken. No time is signed.
public final class AfterShipWebhooks {

    public static final String SIGNATURE = "aftership-hmac-sha256";
    public static final String OTHER_SIGNATURE = "as-signature-hmac-sha256";

    private AfterShipWebhooks() {}

    /// The header's value.
    public static String sign(String secret, byte[] body) {
        return signature(key(secret), body);
    }

    /// The header that AfterShip Tracking adds.
    public static Map<String, String> headers(String secret, byte[] body) {
        return Map.of(SIGNATURE, sign(secret, body));
    }

    static Optional<Reason> fault(byte[] key, WebhookRequest request) {
        var given = request.header(SIGNATURE).or(() -> request.header(OTHER_SIGNATURE));
        return Hmac.fault(given, signature(key, request.body()));
    }

    static byte[] key(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("An AfterShip webhook secret is not blank.");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(byte[] key, byte[] body) {
        return Base64.getEncoder().encodeToString(Hmac.sha256(key, body));
    }
}
