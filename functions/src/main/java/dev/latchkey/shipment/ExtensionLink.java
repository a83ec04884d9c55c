package dev.latchkey.shipment;

import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.locker.MessageRules;
import dev.latchkey.shipment.Delivery.IssuedCode;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The token by which a recipient asks for more time: whoever holds it can, until the window ends that stood when
/// it was made, and while the code is live that it was sent with.
///
/// `<deliveryId>.<end, seconds since 1970>.<signature>`; the signature is the first 128 bits, base64url, of an
/// HMAC-SHA256 under a key that derives from the master key, over the delivery, its code's version and the end.
public final class ExtensionLink {

    private static final Pattern TOKEN = Pattern.compile("([^.]+)\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{22})");
    private static final int SIGNATURE_BYTES = 16;

    private final Deliveries deliveries;
    private final MasterKeys masterKeys;
    private final Clock clock;

    public ExtensionLink(Deliveries deliveries, MasterKeys masterKeys, Clock clock) {
        this.deliveries = deliveries;
        this.masterKeys = masterKeys;
        this.clock = clock;
    }

    /// The token for a code that is live.
    public String token(String deliveryId, IssuedCode code) {
        return token(deliveryId, code, masterKeys.version(code.keyVersion()));
    }

    /// @param key of the version that the code derives from
    public static String token(String deliveryId, IssuedCode code, MasterKey key) {
        long end = code.expiresAt().getEpochSecond();
        return deliveryId + "." + end + "." + signature(deliveryId, code, end, key);
    }

    /// The delivery that a token is good for; empty where it is forged or its time is over.
    public Optional<Delivery> read(String token) {
        var parts = TOKEN.matcher(token);
        return parts.matches()
                        && MessageRules.DELIVERY_ID
                                .pattern()
                                .matcher(parts.group(1))
                                .matches()
                ? deliveries
                        .find(parts.group(1))
                        .filter(it -> isGood(it, Long.parseLong(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    private boolean isGood(Delivery delivery, long end, String signature) {
        return clock.instant().isBefore(Instant.ofEpochSecond(end))
                && delivery.liveCode()
                        .filter(code -> Hmac.same(
                                signature(delivery.deliveryId(), code, end, masterKeys.version(code.keyVersion())),
                                signature))
                        .isPresent();
    }

    private static String signature(String deliveryId, IssuedCode code, long end, MasterKey key) {
        var signed = String.join("|", deliveryId, Integer.toString(code.version()), Long.toString(end));
        var hash = key.signLink(signed);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, SIGNATURE_BYTES));
    }
}
