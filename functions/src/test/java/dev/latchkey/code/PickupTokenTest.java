package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.PickupToken.Claims;
import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.shipment.TrackingNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The token as a third party made it.
class PickupTokenTest {

    private final JsonObject vectors = EventFile.json("mqtt/vectors.json");

    @Test
    void isTheTokenOfTheContractToTheByte() {
        var claims = vectors.object("pickupTokenPayload");

        var token = PickupToken.signed(
                new Claims(
                        claims.string("aud"),
                        claims.string("sub"),
                        Instant.ofEpochSecond(claims.longInteger("exp")),
                        claims.integer("compartment"),
                        claims.integer("codeVersion"),
                        claims.longInteger("manifest"),
                        claims.string("parcel")),
                FixedMasterKeys.V1.signingKey());

        assertThat(token.text())
                .isEqualTo(
                        new String(EventFile.bytes("mqtt/" + vectors.string("pickupToken")), StandardCharsets.US_ASCII)
                                .strip());
    }

    @Test
    void aParcelHasOneDigestHoweverItsNumberIsTyped() {
        for (var parcel : vectors.objects("parcels")) {
            assertThat(new TrackingNumber(parcel.string("typed")).digest()).isEqualTo(parcel.string("parcel"));
        }
    }
}
