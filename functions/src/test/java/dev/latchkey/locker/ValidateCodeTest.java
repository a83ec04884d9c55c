package dev.latchkey.locker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ValidateCodeTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final Grant grant =
            cloud.codes.find(parcel.deliveryId()).orElseThrow().grant();

    @Test
    void grantsALiveCode() {
        var decision = validate(InMemoryCloud.LOCKER_ID, grant.digest());

        assertThat(decision).isEqualTo(new Decision.Granted("q-1", parcel.deliveryId(), 7, 1, grant.expiresAt()));
        assertThat(cloud.link.decisions()).containsExactly(decision);
    }

    @Test
    void refusesAnUnknownCode() {
        assertThat(validate(InMemoryCloud.LOCKER_ID, "nothing")).isEqualTo(new Decision.Refused("q-1", "unknownCode"));
    }

    @Test
    void refusesACodeOfAnotherLocker() {
        assertThat(validate("locker-berlin-2", grant.digest())).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void refusesACodeThatHasExpired() {
        cloud.clock.advance(Duration.ofHours(72));

        assertThat(validate(InMemoryCloud.LOCKER_ID, grant.digest())).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void refusesACodeThatWasRevoked() {
        cloud.revokeCode().revoke(parcel.deliveryId(), InMemoryCloud.LOCKER_ID);

        assertThat(validate(InMemoryCloud.LOCKER_ID, grant.digest())).isInstanceOf(Decision.Refused.class);
    }

    private Decision validate(String lockerId, String digest) {
        return cloud.validateCode().validate(lockerId, "q-1", digest);
    }
}
