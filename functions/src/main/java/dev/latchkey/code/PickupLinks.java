package dev.latchkey.code;

import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.MasterKeys;
import dev.latchkey.locker.MessageRules;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Delivery.Registration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes and reads the links to pickup pages.
///
/// `<deliveryId>.<code version>.<signature>`; the signature is the first 128 bits, base64url, of an HMAC-SHA256 under
/// a key that derives from the master key, over the delivery and its code's version. A link has no end of its own:
/// what its page says is decided when it is opened.
public final class PickupLinks {

    private static final Pattern TOKEN = Pattern.compile("([^.]+)\\.([1-9][0-9]{0,3})\\.([A-Za-z0-9_-]{22})");
    private static final int SIGNATURE_BYTES = 16;

    private final Deliveries deliveries;
    private final Lockers lockers;
    private final MasterKeys masterKeys;

    public PickupLinks(Deliveries deliveries, Lockers lockers, MasterKeys masterKeys) {
        this.deliveries = deliveries;
        this.lockers = lockers;
        this.masterKeys = masterKeys;
    }

    /// What a genuine link is about.
    ///
    /// @param codeVersion of the code that it was sent with
    public record Target(Delivery delivery, int codeVersion) {}

    public PickupLink link(String deliveryId, IssuedCode code) {
        return link(deliveryId, code.version(), masterKeys.version(code.keyVersion()));
    }

    /// @param key of the version that the code derives from
    public static PickupLink link(String deliveryId, int codeVersion, MasterKey key) {
        return new PickupLink(deliveryId + "." + codeVersion + "." + signature(deliveryId, codeVersion, key));
    }

    /// Empty where it is forged.
    public Optional<Target> read(String token) {
        var parts = TOKEN.matcher(token);
        if (!parts.matches()
                || !MessageRules.DELIVERY_ID.pattern().matcher(parts.group(1)).matches()) {
            return Optional.empty();
        }
        int version = Integer.parseInt(parts.group(2));
        return deliveries
                .find(parts.group(1))
                .filter(delivery -> isSigned(delivery, version, parts.group(3)))
                .map(delivery -> new Target(delivery, version));
    }

    private boolean isSigned(Delivery delivery, int version, String signature) {
        return isSigned(delivery, version, signature, keyVersions(delivery))
                || isOfEarlierCode(delivery, version)
                        && isSigned(delivery, version, signature, earlierKeyVersions(delivery));
    }

    private boolean isSigned(Delivery delivery, int version, String signature, Stream<String> keyVersions) {
        return keyVersions
                .distinct()
                .map(masterKeys::version)
                .anyMatch(key -> isSame(signature(delivery.deliveryId(), version, key), signature));
    }

    /// Of its code, or where that has ended, the one that its locker's codes derive from.
    private Stream<String> keyVersions(Delivery delivery) {
        var lockerId = delivery.registration().map(Registration::lockerId);
        return Stream.concat(delivery.code().map(IssuedCode::keyVersion).stream(), keyVersions(lockerId.stream()));
    }

    /// Of the lockers that the parcel was carried away from: links from there still find out what became of it.
    private Stream<String> earlierKeyVersions(Delivery delivery) {
        return keyVersions(RelocateParcel.leftPlaces(deliveries.timeline(delivery.deliveryId()))
                .map(Place::lockerId));
    }

    private Stream<String> keyVersions(Stream<String> lockerIds) {
        return lockerIds.flatMap(lockerId -> lockers.find(lockerId).stream()).map(Locker::keyVersion);
    }

    /// Such a link shows no code, so an old key can open nothing.
    private static boolean isOfEarlierCode(Delivery delivery, int version) {
        return delivery.code().filter(code -> version >= code.version()).isEmpty();
    }

    private static String signature(String deliveryId, int codeVersion, MasterKey key) {
        var hash = key.signLink(String.join("|", "pickup", deliveryId, Integer.toString(codeVersion)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, SIGNATURE_BYTES));
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
