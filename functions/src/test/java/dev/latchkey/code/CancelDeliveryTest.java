package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Doubt;
import dev.latchkey.shipment.Fact.Cancelled;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.PickupDue.What;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CancelDeliveryTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();

    @Test
    void aParcelInItsLockerLosesItsCodeAndItsWorkflowGoesOn() {
        parcel.readyAt(cloud);
        cloud.awaitPickup().await(parcel.deliveryId(), InMemoryCloud.REMINDER, false, new TaskToken("t"));

        assertThat(cancel()).contains(Doubt.ParcelWithoutCode);

        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
        assertThat(cloud.lockers.grants(InMemoryCloud.LOCKER_ID, cloud.clock.instant()))
                .isEmpty();
        assertThat(cloud.link.manifests()).hasSize(1);
        assertThat(cloud.delivery(parcel.deliveryId()).liveCode()).isEmpty();
        assertThat(cloud.delivery(parcel.deliveryId()).closing().orElseThrow().outcome())
                .isEqualTo(Outcome.Cancelled);
        assertThat(cloud.workflows.completions()).contains(new Completion("t", Map.of("outcome", "Cancelled")));
    }

    @Test
    void whoParksAfterTheCancellationIsWokenAtOnce() {
        parcel.readyAt(cloud);
        cancel();

        cloud.awaitPickup().await(parcel.deliveryId(), InMemoryCloud.REMINDER, false, new TaskToken("late"));

        assertThat(cloud.workflows.completions())
                .contains(new Completion("late", Map.of("outcome", What.Cancelled, "until", cloud.clock.instant())));
    }

    @Test
    void aParcelOnItsWayIsLeftToItsWorkflow() {
        cloud.recordCarrierEvent().record(parcel.registered());

        assertThat(cancel()).isEmpty();

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Cancelled);
        assertThat(cloud.delivery(parcel.deliveryId()).isClosed()).isFalse();
        assertThat(cloud.link.manifests()).isEmpty();
    }

    @Test
    void aCollectedParcelStaysCollected() {
        parcel.readyAt(cloud);
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());

        assertThat(cancel()).isEmpty();

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Collected);
    }

    @Test
    void whatEndedOtherwiseStaysAsItEnded() {
        parcel.readyAt(cloud);
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Returned);

        assertThat(cancel()).isEmpty();

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Returned);
    }

    @Test
    void doingItAgainChangesNothing() {
        parcel.readyAt(cloud);
        cancel();
        var once = cloud.delivery(parcel.deliveryId());

        assertThat(cancel()).contains(Doubt.ParcelWithoutCode);

        assertThat(cloud.delivery(parcel.deliveryId())).isEqualTo(once);
    }

    @Test
    void aParcelThatIsCalledOffWhileItsCodeIsReservedGetsNone() {
        parcel.confirmedAt(cloud);
        cloud.codes.beforeReserving(this::cancel);

        assertThatExceptionOfType(NotConfirmed.class)
                .isThrownBy(() -> cloud.issueCode().issue(parcel.deliveryId()));

        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Cancelled);
    }

    @Test
    void aLockerIsSentNoCodeThatHasEnded() {
        parcel.readyAt(cloud);
        cancel();

        cloud.syncLocker().sync(parcel.deliveryId(), new TaskToken("t"));

        assertThat(cloud.link.retained().deliveryIds()).isEmpty();
    }

    private Optional<Doubt> cancel() {
        cloud.recordCarrierEvent().record(parcel.event("cancelled", 0, new Cancelled()));
        return cloud.cancelDelivery().cancel(parcel.deliveryId());
    }
}
