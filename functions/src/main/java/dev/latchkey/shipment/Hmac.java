package dev.latchkey.shipment;

import dev.latchkey.shipment.Reading.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256, and the comparison that takes as long for a wrong signature as for a right one.
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    static byte[] sha256(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /// Why a request is not to be believed that carries this signature, or none; empty where it is.
    static Optional<Reason> fault(Optional<String> given, String expected) {
        if (given.isEmpty()) {
            return Optional.of(Reason.MISSING_SIGNATURE);
        }
        return same(expected, given.get()) ? Optional.empty() : Optional.of(Reason.WRONG_SIGNATURE);
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
