package dev.latchkey.code;

import dev.latchkey.locker.MasterKey;
import java.nio.ByteBuffer;
import java.util.Locale;

/// The digits that open one compartment for one delivery. They show themselves to nobody but who asks for
/// [#digits()].
public final class PickupCode {

    private final String digits;

    private PickupCode(String digits) {
        this.digits = digits;
    }

    /// Derives a delivery's code.
    ///
    /// Of `HMAC-SHA256(masterKey, "code|" lockerId "|" deliveryId "|" version "|" round)` the first 63 bits
    /// (the first 8 bytes, big endian, less the lowest bit) are taken modulo `10^length`. A value beyond the
    /// largest multiple of `10^length` would favour small codes: it is thrown away, and the next round is taken.
    ///
    /// @param length 6 to 10 digits
    public static PickupCode derive(MasterKey key, String lockerId, String deliveryId, int version, int length) {
        if (length < 6 || length > 10) {
            throw new IllegalArgumentException("A pickup code has 6 to 10 digits, not " + length);
        }
        long codes = powerOfTen(length);
        long unbiased = Long.MAX_VALUE / codes * codes;
        for (int round = 0; ; round++) {
            var text =
                    String.join("|", "code", lockerId, deliveryId, Integer.toString(version), Integer.toString(round));
            long value = ByteBuffer.wrap(key.authenticate(text)).getLong() >>> 1;
            if (value < unbiased) {
                return new PickupCode(String.format(Locale.ROOT, "%0" + length + "d", value % codes));
            }
        }
    }

    /// In the clear: for the message to the recipient, and for digests.
    public String digits() {
        return digits;
    }

    @Override
    public String toString() {
        return "PickupCode[…]";
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
