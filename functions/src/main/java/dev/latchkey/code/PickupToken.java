package dev.latchkey.code;

import dev.latchkey.json.JsonFields;
import dev.latchkey.locker.JsonWebSignature;
import dev.latchkey.locker.SigningKey;
import java.time.Instant;

/// What opens a compartment when its locker's scanner reads it: a JSON Web Token (RFC 7519) in compact form, signed
/// with EdDSA; `events/mqtt/pickup-token.txt` is one. It shows itself to nobody but the page that draws it.
public record PickupToken(String text) {

    /// @param manifest a manifest of this version or a later one knows whether the parcel is still to be had
    /// @param parcel the digest of the tracking number
    public record Claims(
            String lockerId,
            String deliveryId,
            Instant expiresAt,
            int compartment,
            int codeVersion,
            long manifest,
            String parcel) {

        private JsonFields payload() {
            return JsonFields.of("aud", lockerId)
                    .and("sub", deliveryId)
                    .and("exp", expiresAt.getEpochSecond())
                    .and("compartment", compartment)
                    .and("codeVersion", codeVersion)
                    .and("manifest", manifest)
                    .and("parcel", parcel);
        }
    }

    static PickupToken signed(Claims claims, SigningKey key) {
        return new PickupToken(JsonWebSignature.of(claims.payload(), key).compact());
    }

    @Override
    public String toString() {
        return "PickupToken[…]";
    }
}
