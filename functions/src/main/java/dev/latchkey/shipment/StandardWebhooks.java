package dev.latchkey.shipment;

import dev.latchkey.shipment.Reading.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Signatures of the Standard Webhooks specification 1.0.0, symmetric scheme `v1`.
///
/// HMAC-SHA256 over `id.timestamp.body`, in Base64; the timestamp is that of the attempt, in seconds. The header
/// lists signatures with spaces between, so that a sender can change its secret without a gap. A secret is
/// `whsec_` and Base64; the prefix may be missing.
public final class StandardWebhooks {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /// How far an attempt's time may lie from ours, either way.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";

    private StandardWebhooks() {}

    /// One signature, such as `v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=`.
    ///
    /// @param at the time of the attempt; its fraction of a second is dropped
    /// @throws IllegalArgumentException where the secret is no Base64 or empty
    public static String sign(String secret, String id, Instant at, byte[] body) {
        return signature(key(secret), id, Long.toString(at.getEpochSecond()), body);
    }

    /// The three headers that a sender adds.
    public static Map<String, String> headers(String secret, String id, Instant at, byte[] body) {
        return Map.of(ID, id, TIMESTAMP, Long.toString(at.getEpochSecond()), SIGNATURE, sign(secret, id, at, body));
    }

    /// Why the request is not to be believed; empty where it is.
    static Optional<Reason> fault(byte[] key, Clock clock, WebhookRequest request) {
        var id = request.header(ID);
        var timestamp = request.header(TIMESTAMP);
        var given = request.header(SIGNATURE);
        if (id.isEmpty() || timestamp.isEmpty() || given.isEmpty()) {
            return Optional.of(Reason.MISSING_SIGNATURE);
        }
        var expected = signature(key, id.get(), timestamp.get(), request.body());
        if (Arrays.stream(given.get().split(" ")).noneMatch(each -> Hmac.same(expected, each))) {
            return Optional.of(Reason.WRONG_SIGNATURE);
        }
        return isFresh(timestamp.get(), clock.instant()) ? Optional.empty() : Optional.of(Reason.STALE);
    }

    static byte[] key(String secret) {
        try {
            var key =
                    Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
            if (key.length > 0) {
                return key;
            }
        } catch (IllegalArgumentException malformed) {
            // Its message quotes a part of the secret; the fault below does not.
        }
        throw new IllegalArgumentException("A Standard Webhooks secret is whsec_ and Base64.");
    }

    private static String signature(byte[] key, String id, String timestamp, byte[] body) {
        var head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(Hmac.sha256(key, head, body));
    }

    private static boolean isFresh(String timestamp, Instant now) {
        try {
            var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException notATime) {
            return false;
        }
    }
}
