package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlignCodeTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void theLockerHearsOfALaterEnd() {
        cloud.extendPickup().extend(parcel.deliveryId(), "recipient");

        align();

        assertThat(cloud.lockers.openGrants(InMemoryCloud.LOCKER_ID))
                .singleElement()
                .satisfies(grant ->
                        assertThat(grant.expiresAt()).isEqualTo(InMemoryCloud.START.plus(Duration.ofHours(120))));
        assertThat(cloud.link.retained().deliveryIds()).containsExactly(parcel.deliveryId());
    }

    @Test
    void nothingIsSentWhereTheLockerKnowsTheEnd() {
        align();

        assertThat(cloud.link.manifests()).isEmpty();
    }

    @Test
    void anEndedCodeDoesNotComeBack() {
        cloud.extendPickup().extend(parcel.deliveryId(), "recipient");
        cloud.expireCode().cancel(parcel.deliveryId());

        align();

        assertThat(cloud.lockers.openGrants(InMemoryCloud.LOCKER_ID)).isEmpty();
    }

    private void align() {
        cloud.alignCode().align(parcel.deliveryId());
    }
}
