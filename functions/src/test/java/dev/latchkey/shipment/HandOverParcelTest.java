package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Lockers;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.ReturnOrder.Reason;
import dev.latchkey.shipment.ReturnOrder.Revocation;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class HandOverParcelTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void theCarrierHearsWhereItsParcelLies() {
        revoke();
        acknowledge();

        assertThat(handOver()).isTrue();

        assertThat(cloud.returns.orders())
                .containsExactly(new ReturnOrder(
                        "return-" + parcel.deliveryId(),
                        parcel.deliveryId(),
                        Parcel.CARRIER,
                        parcel.trackingNumber(),
                        InMemoryCloud.LOCKER_ID,
                        7,
                        Reason.PickupWindowOver,
                        Revocation.Acknowledged));
    }

    @Test
    void aLockerThatHasNotSaidSoIsPending() {
        revoke();

        handOver();

        assertThat(cloud.returns.orders())
                .extracting(ReturnOrder::codeRevocation)
                .containsExactly(Revocation.Pending);
        assertThat(cloud.deliveries.timeline(parcel.deliveryId()))
                .filteredOn(entry -> entry.type().equals("ParcelHandedOver"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("codeRevocation", "Pending"));
        assertThat(cloud.timeline(parcel.deliveryId())).doesNotContain("CodeRevocationAcknowledged");

        acknowledge();

        assertThat(cloud.timeline(parcel.deliveryId())).contains("CodeRevocationAcknowledged");
    }

    @Test
    void aLockerWhoseWordIsJustBeingNotedHasSaidSo() {
        revoke();
        cloud.lockers.applied(InMemoryCloud.LOCKER_ID, cloud.link.retained().version());

        new HandOverParcel(cloud.deliveries, cloud.changeDelivery(), notedMeanwhile(), cloud.returns, cloud.clock)
                .handOver(parcel.deliveryId(), Reason.PickupWindowOver);

        assertThat(cloud.returns.orders())
                .extracting(ReturnOrder::codeRevocation)
                .containsExactly(Revocation.Acknowledged);
    }

    @Test
    void saidOnceIsEnough() {
        handOver();

        assertThat(handOver()).isTrue();

        assertThat(cloud.returns.orders()).hasSize(1);
    }

    @Test
    void aParcelThatWasCollectedMeanwhileStaysWithItsRecipient() {
        revoke();
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());

        assertThat(handOver()).isFalse();

        assertThat(cloud.returns.orders()).isEmpty();
    }

    /// Somebody else ends the wait for the locker as soon as it was looked at.
    private Lockers notedMeanwhile() {
        return (Lockers) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Lockers.class}, (_, method, arguments) -> {
                    var result = method.invoke(cloud.lockers, arguments);
                    if (method.getName().equals("deliveriesAwaitingSync")) {
                        cloud.lockers.endSync(InMemoryCloud.LOCKER_ID, parcel.deliveryId());
                    }
                    return result;
                });
    }

    private boolean handOver() {
        return cloud.handOverParcel().handOver(parcel.deliveryId(), Reason.PickupWindowOver);
    }

    private void revoke() {
        cloud.expireCode().cancel(parcel.deliveryId());
        cloud.syncLocker().sync(parcel.deliveryId(), new TaskToken("revocation"));
    }

    private void acknowledge() {
        cloud.recordAppliedManifest()
                .record(InMemoryCloud.LOCKER_ID, cloud.link.retained().version());
    }
}
