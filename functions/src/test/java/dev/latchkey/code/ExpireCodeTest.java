package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ExpireCodeTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void theCodeOpensNothingAnyMore() {
        assertThat(expire()).isTrue();

        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
        assertThat(cloud.link.retained().deliveryIds()).isEmpty();
        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Placed);
    }

    @Test
    void aParcelCollectedAtTheLastMomentStaysCollected() {
        collect();

        assertThat(expire()).isFalse();

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Collected);
        assertThat(cloud.timeline(parcel.deliveryId())).doesNotContain("PickupCodeExpired");
    }

    @Test
    void aPickupBetweenRevokingAndNotingStaysAPickup() {
        cloud.link.beforeManifest(this::collect);

        assertThat(expire()).isFalse();
    }

    @Test
    void runAgainItChangesNothing() {
        expire();
        cloud.clock.advance(Duration.ofMinutes(1));

        assertThat(expire()).isTrue();

        assertThat(Collections.frequency(cloud.timeline(parcel.deliveryId()), "PickupCodeExpired"))
                .isEqualTo(1);
    }

    @Test
    void aManifestThatCouldNotBeSentIsSentWhenRunAgain() {
        cloud.syncLocker().sync(parcel.deliveryId(), new TaskToken("t"));
        cloud.link.beforeManifest(() -> {
            throw new IllegalStateException("the link is down");
        });
        assertThatRuntimeException().isThrownBy(this::expire);

        expire();

        assertThat(cloud.link.retained().deliveryIds()).isEmpty();
    }

    @Test
    void theDigitsAreFreeForTheNextDelivery() {
        var code = cloud.codes.find(parcel.deliveryId()).orElseThrow();

        expire();

        assertThat(cloud.lockers.findGrant(InMemoryCloud.LOCKER_ID, code.digest(), cloud.clock.instant()))
                .isEmpty();
    }

    @Test
    void aDeliveryThatDoesNotExistHasNoCodeToEnd() {
        assertThatExceptionOfType(NoSuchDelivery.class)
                .isThrownBy(() -> cloud.expireCode().expire("d-nothing"));
    }

    private boolean expire() {
        return cloud.expireCode().expire(parcel.deliveryId());
    }

    private void collect() {
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected-1", cloud.clock.instant());
    }
}
