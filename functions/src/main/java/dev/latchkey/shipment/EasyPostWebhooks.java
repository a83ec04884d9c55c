package dev.latchkey.shipment;

import dev.latchkey.shipment.Reading.Reason;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Signatures of EasyPost webhooks, as EasyPost's own client libraries check them.
///
/// `X-Hmac-Signature: hmac-sha256-hex=<hex>`, HMAC-SHA256 over the raw body, keyed with the webhook secret's
/// UTF-8 bytes in Unicode normalisation form KD. No time is signed. EasyPost also sends `X-Hmac-Signature-V2`
/// with an `X-Timestamp`; its own libraries do not check it, and neither does this.
public final class EasyPostWebhooks {

    public static final String SIGNATURE = "x-hmac-signature";

    private EasyPostWebhooks() {}

    /// The header's value, such as `hmac-sha256-hex=38f3…`.
    public static String sign(String secret, byte[] body) {
        return signature(key(secret), body);
    }

    /// The header that EasyPost adds.
    public static Map<String, String> headers(String secret, byte[] body) {
        return Map.of(SIGNATURE, sign(secret, body));
    }

    static Optional<Reason> fault(byte[] key, WebhookRequest request) {
        var given = request.header(SIGNATURE);
        return Hmac.fault(given, signature(key, request.body()));
    }

    static byte[] key(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("An EasyPost webhook secret is not blank.");
        }
        return Normalizer.normalize(secret, Normalizer.Form.NFKD).getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(byte[] key, byte[] body) {
        return "hmac-sha256-hex=" + HexFormat.of().formatHex(Hmac.sha256(key, body));
    }
}
