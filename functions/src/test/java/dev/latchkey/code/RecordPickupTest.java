package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import dev.latchkey.code.RecordPickup.Recorded;
import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordPickupTest {

    private static final Instant REMINDER = InMemoryCloud.START.plus(Duration.ofHours(24));

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void endsTheCodeAndTheWait() {
        cloud.awaitPickup().await(parcel.deliveryId(), REMINDER, false, new TaskToken("t"));

        assertThat(collect()).isEqualTo(Recorded.COLLECTED);

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Collected);
        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
        assertThat(cloud.link.retained().deliveryIds()).isEmpty();
        assertThat(cloud.lockers.occupant(InMemoryCloud.LOCKER_ID, 7)).isEmpty();
        assertThat(cloud.workflows.completions()).containsExactly(new Completion("t", Map.of("outcome", "Collected")));
    }

    @Test
    void anotherLockersPickupIsRefused() {
        assertThat(cloud.recordPickup().record("locker-berlin-2", parcel.deliveryId(), 7, "e", cloud.clock.instant()))
                .isEqualTo(Recorded.NOT_HERE);

        assertThat(cloud.codes.find(parcel.deliveryId())).isPresent();
        assertThat(cloud.delivery(parcel.deliveryId()).collectedAt()).isEmpty();
    }

    @Test
    void aDeliveryThatDoesNotExistIsRefused() {
        assertThat(cloud.recordPickup().record(InMemoryCloud.LOCKER_ID, "d-nothing", 7, "e", cloud.clock.instant()))
                .isEqualTo(Recorded.NOT_HERE);
    }

    @Test
    void whoParksAfterThePickupIsWokenAtOnce() {
        collect();

        cloud.awaitPickup().await(parcel.deliveryId(), REMINDER, false, new TaskToken("late"));

        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("late");
    }

    @Test
    void aPickupReportedTwiceIsOne() {
        collect();
        var once = cloud.delivery(parcel.deliveryId());

        collect();

        assertThat(cloud.delivery(parcel.deliveryId())).isEqualTo(once);
    }

    @Test
    void aPickupReportedLateDoesNotEmptyACompartmentThatHoldsTheNextParcel() {
        collect();
        var next = new Parcel("JD0002").readyAt(cloud);

        collect();

        assertThat(cloud.lockers.occupant(InMemoryCloud.LOCKER_ID, 7)).contains(next.trackingNumber());
    }

    @Test
    void aManifestThatCouldNotBeSentIsSentWhenThePickupIsReportedAgain() {
        cloud.link.beforeManifest(() -> {
            throw new IllegalStateException("the link is down");
        });
        assertThatRuntimeException().isThrownBy(this::collect);

        collect();

        assertThat(cloud.link.retained().deliveryIds()).isEmpty();
        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Collected);
    }

    @Test
    void afterTheEndItIsOnlyAnEntryInTheTimeline() {
        cloud.expireCode().cancel(parcel.deliveryId());
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Returned);

        collect();

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Returned);
        assertThat(cloud.timeline(parcel.deliveryId())).contains("ParcelCollected");
    }

    @Test
    void aParcelThatWasMovedIsNotCollectedByEmptyingItsFormerCompartment() {
        moveTo(1);

        assertThat(collect()).isEqualTo(Recorded.MOVED_BEFORE);

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.ReadyForPickup);
        assertThat(cloud.codes.find(parcel.deliveryId())).isPresent();
        assertThat(cloud.link.retained().deliveryIds()).containsExactly(parcel.deliveryId());
        assertThat(cloud.lockers.occupant(InMemoryCloud.LOCKER_ID, 1)).contains(parcel.trackingNumber());
        assertThat(cloud.timeline(parcel.deliveryId()))
                .contains("FormerCompartmentEmptied")
                .doesNotContain("ParcelCollected");
    }

    @Test
    void aParcelThatWasMovedIsCollectedWhereItLies() {
        moveTo(1);

        assertThat(collect(1)).isEqualTo(Recorded.COLLECTED);

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Collected);
    }

    private void moveTo(int compartment) {
        cloud.relocateParcel()
                .relocate(
                        parcel.deliveryId(),
                        new Place(InMemoryCloud.LOCKER_ID, compartment),
                        cloud.clock.instant(),
                        Optional.of("arn:aws:iam::000000000000:user/technician"));
    }

    private Recorded collect() {
        return collect(7);
    }

    private Recorded collect(int compartment) {
        return cloud.recordPickup()
                .record(
                        InMemoryCloud.LOCKER_ID,
                        parcel.deliveryId(),
                        compartment,
                        "collected-1",
                        cloud.clock.instant());
    }
}
