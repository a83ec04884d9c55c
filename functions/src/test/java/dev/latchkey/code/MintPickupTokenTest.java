package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MintPickupTokenTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void saysWhatItOpensAndUntilWhen() {
        var claims = claims(mint().orElseThrow());

        assertThat(claims.string("aud")).isEqualTo(InMemoryCloud.LOCKER_ID);
        assertThat(claims.string("sub")).isEqualTo(parcel.deliveryId());
        assertThat(claims.integer("compartment")).isEqualTo(7);
        assertThat(claims.integer("codeVersion")).isEqualTo(1);
        assertThat(claims.longInteger("exp"))
                .isEqualTo(cloud.delivery(parcel.deliveryId())
                        .liveCode()
                        .orElseThrow()
                        .expiresAt()
                        .getEpochSecond());
        assertThat(claims.asMap()).hasSize(7);
    }

    @Test
    void theNextManifestKnowsOfItsDelivery() {
        long latest = cloud.lockers.nextManifestVersion(InMemoryCloud.LOCKER_ID);

        assertThat(claims(mint().orElseThrow()).longInteger("manifest")).isEqualTo(latest + 1);
    }

    @Test
    void aCodeThatEndsWhileTheVersionIsReadGetsNoToken() {
        cloud.lockers.beforeLatestVersion(() -> cloud.expireCode().cancel(parcel.deliveryId()));

        assertThat(mint()).isEmpty();
    }

    @Test
    void aCodeThatIsReplacedWhileTheVersionIsReadGetsNoToken() {
        cloud.lockers.beforeLatestVersion(() -> cloud.rotateCode().rotate(parcel.deliveryId()));

        assertThat(mint()).isEmpty();
    }

    @Test
    void isSignedByTheKeyThatSignsForTheLocker() {
        cloud.masterKeys.rotate(FixedMasterKeys.V2);
        publish();
        assertThat(signedBy()).isEqualTo("v1");

        cloud.lockers.applied(InMemoryCloud.LOCKER_ID, cloud.link.retained().version());
        publish();

        assertThat(signedBy()).isEqualTo("v2");
    }

    private void publish() {
        cloud.publishManifest()
                .publish(cloud.lockers.find(InMemoryCloud.LOCKER_ID).orElseThrow());
    }

    private String signedBy() {
        return part(mint().orElseThrow(), 0).string("kid");
    }

    private Optional<PickupToken> mint() {
        var delivery = cloud.delivery(parcel.deliveryId());
        return new MintPickupToken(cloud.codes, cloud.lockers, cloud.signingKeys())
                .mint(delivery, delivery.liveCode().orElseThrow());
    }

    private static JsonObject claims(PickupToken token) {
        return part(token, 1);
    }

    private static JsonObject part(PickupToken token, int number) {
        return JsonObject.parse(Base64.getUrlDecoder().decode(token.text().split("\\.")[number]));
    }
}
