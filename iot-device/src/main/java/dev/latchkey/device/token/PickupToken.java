package dev.latchkey.device.token;

import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.manifest.SignedText;
import dev.latchkey.device.message.JsonFields;
import dev.latchkey.device.message.MalformedMessage;
import java.time.DateTimeException;
import java.time.Instant;

/// What the cloud lets the bearer of a token do, `pickup-token.txt`: a JSON Web Signature in compact form (RFC 7515,
/// section 7.1) over the claims of a JSON Web Token (RFC 7519).
///
/// @param lockerId `aud`: the locker that it is for
/// @param deliveryId `sub`
/// @param expiresAt `exp`
/// @param manifest a manifest of this version or a later one knows whether the delivery is still to be had
/// @param parcel what must be behind the door
public record PickupToken(
        String lockerId,
        String deliveryId,
        Instant expiresAt,
        int compartment,
        int codeVersion,
        long manifest,
        ParcelDigest parcel) {

    /// No token is longer; what a scanner reads may be.
    private static final int LONGEST = 2000;

    /// Reads what a scanner read.
    ///
    /// @throws MalformedMessage where none of these keys signed it, or it is anything else than a pickup token
    public static PickupToken verified(String text, KeyRing keys) throws MalformedMessage {
        String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3) {
            throw new MalformedMessage("token", "must be three texts with points between them");
        }
        return parse(JsonFields.parse(new SignedText(parts[0], parts[1], parts[2]).verified(keys)));
    }

    private static PickupToken parse(JsonFields claims) throws MalformedMessage {
        return new PickupToken(
                claims.text("aud"),
                claims.text("sub"),
                seconds(claims, "exp"),
                claims.ordinal("compartment"),
                claims.ordinal("codeVersion"),
                claims.number("manifest", 1),
                new ParcelDigest(claims.text("parcel")));
    }

    private static Instant seconds(JsonFields claims, String field) throws MalformedMessage {
        try {
            return Instant.ofEpochSecond(claims.number(field, 0));
        } catch (DateTimeException e) {
            throw new MalformedMessage(field, "is out of range", e);
        }
    }
}
