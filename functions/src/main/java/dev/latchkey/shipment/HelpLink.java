package dev.latchkey.shipment;

import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.locker.MessageRules;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.Registration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The token by which a recipient says that they have no code: whoever holds it can have it looked into, and read
/// what was found, for some days.
///
/// `<deliveryId>.<end, hours since 1970, base 36>.<signature>`, 50 characters; the signature is the first 96 bits,
/// base64url, of an HMAC-SHA256 under a key that derives from the master key for these links alone, over the
/// delivery and the end. It is short for the sake of text messages, and no code or address can be had by it.
public final class HelpLink {

    private static final Pattern TOKEN = Pattern.compile("([^.]+)\\.([0-9a-z]{1,7})\\.([A-Za-z0-9_-]{16})");
    private static final int SIGNATURE_BYTES = 12;
    private static final int BASE = 36;
    private static final long HOUR = Duration.ofHours(1).toSeconds();

    private final Deliveries deliveries;
    private final Lockers lockers;
    private final MasterKeys masterKeys;
    private final Duration validFor;
    private final Clock clock;

    public HelpLink(Deliveries deliveries, Lockers lockers, MasterKeys masterKeys, Duration validFor, Clock clock) {
        this.deliveries = deliveries;
        this.lockers = lockers;
        this.masterKeys = masterKeys;
        this.validFor = validFor;
        this.clock = clock;
    }

    /// A token for a delivery, known to its shop or not.
    public String token(Delivery delivery) {
        var key =
                locker(delivery).map(it -> masterKeys.version(it.keyVersion())).orElseGet(masterKeys::current);
        return token(delivery.deliveryId(), clock.instant().plus(validFor), key);
    }

    /// @param end rounded up to the hour
    public static String token(String deliveryId, Instant end, MasterKey key) {
        var hours = Long.toString(Math.ceilDiv(end.getEpochSecond(), HOUR), BASE);
        return deliveryId + "." + hours + "." + signature(deliveryId, hours, key);
    }

    /// The delivery that a token is good for; empty where it is forged or its time is over.
    ///
    /// @throws UnreadableDelivery where a token is good, and what is stored of its delivery cannot be read
    public Optional<Delivery> read(String token) {
        var parts = TOKEN.matcher(token);
        return parts.matches() && isOfADelivery(parts.group(1)) && isInTime(parts.group(2))
                ? read(parts.group(1), parts.group(2), parts.group(3))
                : Optional.empty();
    }

    private Optional<Delivery> read(String deliveryId, String hours, String signature) {
        try {
            return deliveries.find(deliveryId).filter(it -> isSigned(it, hours, signature));
        } catch (UnreadableDelivery unreadable) {
            // Whose locker has an older key cannot be told from a forgery: its locker cannot be read either.
            if (Hmac.same(signature(deliveryId, hours, masterKeys.current()), signature)) {
                throw unreadable;
            }
            return Optional.empty();
        }
    }

    private static boolean isOfADelivery(String id) {
        return MessageRules.DELIVERY_ID.pattern().matcher(id).matches();
    }

    private boolean isInTime(String hours) {
        return clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(hours, BASE) * HOUR));
    }

    /// A key may have been exchanged, or the parcel taken to another locker, since the link was sent.
    private boolean isSigned(Delivery delivery, String hours, String signature) {
        var versions = Stream.concat(
                locker(delivery).map(Locker::keyVersion).stream(),
                delivery.code().map(IssuedCode::keyVersion).stream());
        return Stream.concat(versions.distinct().map(masterKeys::version), Stream.of(masterKeys.current()))
                .anyMatch(key -> Hmac.same(signature(delivery.deliveryId(), hours, key), signature));
    }

    private Optional<Locker> locker(Delivery delivery) {
        return delivery.registration().map(Registration::lockerId).flatMap(lockers::find);
    }

    private static String signature(String deliveryId, String hours, MasterKey key) {
        var hash = key.signHelp(deliveryId + "|" + hours);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, SIGNATURE_BYTES));
    }
}
