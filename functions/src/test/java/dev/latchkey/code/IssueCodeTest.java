package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.Outcome;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class IssueCodeTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();

    @Test
    void givesAConfirmedDeliveryACodeForItsCompartmentAndWindow() {
        parcel.confirmedAt(cloud);

        var code = issue();

        assertThat(code.compartment()).isEqualTo(7);
        assertThat(code.expiresAt()).isEqualTo(InMemoryCloud.START.plus(Duration.ofHours(72)));
        assertThat(code.digest()).isEqualTo(digestOfVersion(1));
        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.ReadyForPickup);
        assertThat(cloud.lockers.grants(InMemoryCloud.LOCKER_ID, cloud.clock.instant()))
                .containsExactly(code.grant());
    }

    @Test
    void askingAgainGivesTheSameCode() {
        parcel.confirmedAt(cloud);
        var first = issue();
        cloud.clock.advance(Duration.ofHours(1));

        assertThat(issue()).isEqualTo(first);

        assertThat(Collections.frequency(cloud.timeline(parcel.deliveryId()), "PickupCodeIssued"))
                .isEqualTo(1);
    }

    @Test
    void finishesWhatACrashLeftHalfDone() {
        parcel.confirmedAt(cloud);
        var now = InMemoryCloud.START;
        var reserved = new CodeRecord(
                parcel.deliveryId(),
                InMemoryCloud.LOCKER_ID,
                7,
                1,
                8,
                "v1",
                digestOfVersion(1),
                now,
                now.plusSeconds(9));
        cloud.codes.reserve(reserved);

        assertThat(issue()).isEqualTo(reserved);

        assertThat(cloud.delivery(parcel.deliveryId()).code()).isPresent();
    }

    @Test
    void digitsThatAnotherDeliveryHasAreSteppedOver() {
        parcel.confirmedAt(cloud);
        cloud.codes.reserve(taken("d-other-1", digestOfVersion(1)));
        cloud.codes.reserve(taken("d-other-2", digestOfVersion(2)));

        var code = issue();

        assertThat(code.version()).isEqualTo(3);
        assertThat(code.digest()).isEqualTo(digestOfVersion(3));
    }

    @Test
    void refusesADeliveryThatIsNotConfirmed() {
        cloud.recordCarrierEvent().record(parcel.registered());
        cloud.recordCarrierEvent().record(parcel.outForDelivery());
        cloud.recordDeposit().record(InMemoryCloud.LOCKER_ID, parcel.deposited());

        assertThatExceptionOfType(NotConfirmed.class).isThrownBy(this::issue);
        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
    }

    @Test
    void refusesADeliveryThatHasEnded() {
        parcel.confirmedAt(cloud);
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Escalated);

        assertThatExceptionOfType(NotConfirmed.class).isThrownBy(this::issue);
    }

    @Test
    void aParcelThatWasCollectedGetsNoNewCode() {
        parcel.readyAt(cloud);
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());

        assertThatExceptionOfType(AlreadyCollected.class).isThrownBy(this::issue);
        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
    }

    @Test
    void aDeliveryThatDoesNotExistHasNoCode() {
        assertThatExceptionOfType(NoSuchDelivery.class)
                .isThrownBy(() -> cloud.issueCode().issue("d-nothing"));
    }

    private CodeRecord issue() {
        return cloud.issueCode().issue(parcel.deliveryId());
    }

    private String digestOfVersion(int version) {
        var digits = PickupCode.derive(FixedMasterKeys.V1, InMemoryCloud.LOCKER_ID, parcel.deliveryId(), version, 8)
                .digits();
        return FixedMasterKeys.V1.lockerKey(InMemoryCloud.LOCKER_ID).digest(digits);
    }

    private static CodeRecord taken(String deliveryId, String digest) {
        var now = InMemoryCloud.START;
        return new CodeRecord(deliveryId, InMemoryCloud.LOCKER_ID, 1, 1, 8, "v1", digest, now, now.plusSeconds(3600));
    }
}
