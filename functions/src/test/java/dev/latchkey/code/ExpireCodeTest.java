package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import dev.latchkey.code.ExpireCode.Expiry;
import dev.latchkey.code.ExpireCode.Expiry.Ended;
import dev.latchkey.code.ExpireCode.Expiry.NotYet;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.PickupDue;
import dev.latchkey.shipment.PickupDue.What;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ExpireCodeTest {

    private static final Instant END = InMemoryCloud.START.plus(Duration.ofHours(72));

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void theCodeOpensNothingAnyMore() {
        cloud.clock.set(END);

        assertThat(expire()).isEqualTo(new Ended(Outcome.Returned));

        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
        assertThat(cloud.link.retained().deliveryIds()).isEmpty();
        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Placed);
    }

    @Test
    void aCodeDoesNotEndBeforeItsWindow() {
        cloud.clock.set(END.minusSeconds(1));

        assertThat(expire()).isEqualTo(new NotYet(new PickupDue(What.Wait, END)));

        assertThat(cloud.codes.find(parcel.deliveryId())).isPresent();
        assertThat(cloud.timeline(parcel.deliveryId())).doesNotContain("PickupCodeExpired");
    }

    @Test
    void ofAnExtensionAndAnEndTheFirstCounts() {
        cloud.clock.set(END);

        cloud.extendPickup().extend(parcel.deliveryId(), "recipient");

        assertThat(expire()).isEqualTo(new NotYet(new PickupDue(What.Wait, END.plus(Duration.ofHours(48)))));
    }

    @Test
    void aCodeDoesNotEndWhileItsLockerIsAway() {
        cloud.clock.set(END);
        cloud.recordPresence().disconnected(InMemoryCloud.LOCKER_ID, new Word(1, END.minusSeconds(60)));

        assertThat(expire()).isInstanceOf(NotYet.class);
    }

    @Test
    void aParcelCollectedAtTheLastMomentStaysCollected() {
        cloud.clock.set(END);
        collect();

        assertThat(expire()).isEqualTo(new Ended(Outcome.Collected));

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Collected);
        assertThat(cloud.timeline(parcel.deliveryId())).doesNotContain("PickupCodeExpired");
    }

    @Test
    void runAgainItChangesNothing() {
        cloud.clock.set(END);
        expire();
        cloud.clock.advance(Duration.ofMinutes(1));

        assertThat(expire()).isEqualTo(new Ended(Outcome.Returned));

        assertThat(Collections.frequency(cloud.timeline(parcel.deliveryId()), "PickupCodeExpired"))
                .isEqualTo(1);
    }

    @Test
    void aManifestThatCouldNotBeSentIsSentWhenRunAgain() {
        cloud.syncLocker().sync(parcel.deliveryId(), new TaskToken("t"));
        cloud.clock.set(END);
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
        cloud.clock.set(END);

        expire();

        assertThat(cloud.lockers.openGrants(InMemoryCloud.LOCKER_ID)).isEmpty();
        assertThat(cloud.codes.reserve(new CodeRecord(
                        "d-next", InMemoryCloud.LOCKER_ID, 1, 1, 8, "v1", code.digest(), END, END.plusSeconds(60))))
                .isInstanceOf(Codes.Reservation.Reserved.class);
    }

    @Test
    void aCancelledShipmentsCodeEndsBeforeItsTime() {
        assertThat(cloud.expireCode().cancel(parcel.deliveryId())).isEqualTo(new Ended(Outcome.Cancelled));

        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
        assertThat(cloud.timeline(parcel.deliveryId())).contains("PickupCodeCancelled");
    }

    @Test
    void aDeliveryThatDoesNotExistHasNoCodeToEnd() {
        assertThatExceptionOfType(NoSuchDelivery.class)
                .isThrownBy(() -> cloud.expireCode().expire("d-nothing"));
    }

    private Expiry expire() {
        return cloud.expireCode().expire(parcel.deliveryId());
    }

    private void collect() {
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected-1", cloud.clock.instant());
    }
}
