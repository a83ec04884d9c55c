package dev.latchkey.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Grant;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.Fact;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RotateCodeTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final CodeRecord old = cloud.codes.find(parcel.deliveryId()).orElseThrow();

    @Test
    void otherDigitsOpenAndTheOldOnesDoNot() {
        var rotated = rotate();

        assertThat(rotated.version()).isEqualTo(2);
        assertThat(rotated.digest()).isNotEqualTo(old.digest());
        assertThat(grant(old)).isEmpty();
        assertThat(grant(rotated)).contains(rotated.grant());
        assertThat(cloud.lockers.grants(InMemoryCloud.LOCKER_ID, cloud.clock.instant()))
                .containsExactly(rotated.grant());
    }

    @Test
    void thePickupWindowAndTheCompartmentStay() {
        cloud.clock.advance(Duration.ofHours(5));

        var rotated = rotate();

        assertThat(rotated.expiresAt()).isEqualTo(old.expiresAt());
        assertThat(rotated.compartment()).isEqualTo(old.compartment());
    }

    @Test
    void anEndThatHasMovedStaysMovedAndTheWindowsBeginningToo() {
        cloud.clock.advance(Duration.ofHours(5));
        cloud.extendPickup().extend(parcel.deliveryId(), "recipient");

        rotate();

        var code = cloud.delivery(parcel.deliveryId()).code().orElseThrow();
        assertThat(code.issuedAt()).isEqualTo(old.issuedAt());
        assertThat(code.expiresAt()).isEqualTo(old.expiresAt().plus(Duration.ofHours(48)));
    }

    @Test
    void aParcelThatWasCalledOffMeanwhileKeepsNoCode() {
        cloud.codes.beforeReplacing(
                () -> cloud.recordCarrierEvent().record(parcel.event("cancelled", 0, new Fact.Cancelled())));

        rotate();

        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
        assertThat(cloud.lockers.grants(InMemoryCloud.LOCKER_ID, cloud.clock.instant()))
                .isEmpty();
    }

    @Test
    void theDeliveryKnowsItsNewCodeAndTheLockerIsTold() {
        rotate();

        assertThat(cloud.delivery(parcel.deliveryId()).code().map(IssuedCode::version))
                .contains(2);
        assertThat(cloud.timeline(parcel.deliveryId())).contains("PickupCodeRotated");
        assertThat(cloud.link.retained().deliveryIds()).containsExactly(parcel.deliveryId());
    }

    @Test
    void inThePlaceOfOneVersionItIsRotatedOnce() {
        var rotated = cloud.rotateCode().rotate(parcel.deliveryId(), 1);

        assertThat(cloud.rotateCode().rotate(parcel.deliveryId(), 1)).isEqualTo(rotated);

        assertThat(cloud.codes.find(parcel.deliveryId())).isEqualTo(rotated);
        assertThat(cloud.timeline(parcel.deliveryId())).containsOnlyOnce("PickupCodeRotated");
    }

    @Test
    void ofTwoWhoReplaceTheSameVersionAtOnceOneDoes() {
        cloud.codes.beforeReplacing(() -> cloud.rotateCode().rotate(parcel.deliveryId(), 1));

        var rotated = cloud.rotateCode().rotate(parcel.deliveryId(), 1);

        assertThat(rotated.map(CodeRecord::version)).contains(2);
        assertThat(cloud.codes.find(parcel.deliveryId())).isEqualTo(rotated);
        assertThat(cloud.lockers.grants(InMemoryCloud.LOCKER_ID, cloud.clock.instant()))
                .hasSize(1);
    }

    @Test
    void withoutALiveCodeNoVersionIsReplaced() {
        cloud.clock.advance(Duration.ofHours(72));

        assertThat(cloud.rotateCode().rotate(parcel.deliveryId(), 1)).isEmpty();
    }

    @Test
    void rotatedAgainItIsYetAnother() {
        rotate();

        assertThat(rotate().version()).isEqualTo(3);
        assertThat(cloud.lockers.grants(InMemoryCloud.LOCKER_ID, cloud.clock.instant()))
                .hasSize(1);
    }

    @Test
    void thereIsNothingToRotateOnceTheCodeHasServedOrEnded() {
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());

        assertThat(cloud.rotateCode().rotate(parcel.deliveryId())).isEmpty();
    }

    @Test
    void aCodeThatHasExpiredIsNotBroughtBack() {
        cloud.clock.advance(Duration.ofHours(72));

        assertThat(cloud.rotateCode().rotate(parcel.deliveryId())).isEmpty();
    }

    @Test
    void aParcelThatIsCollectedMeanwhileKeepsNoCode() {
        cloud.codes.beforeReplacing(() -> cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant()));

        assertThat(cloud.rotateCode().rotate(parcel.deliveryId())).isEmpty();

        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
    }

    @Test
    void aParcelThatIsNotedAsCollectedMeanwhileLosesItsNewCodeToo() {
        cloud.codes.beforeReplacing(() -> cloud.changeDelivery()
                .changeKnown(
                        parcel.deliveryId(),
                        delivery -> delivery.collected(cloud.clock.instant()),
                        TimelineEntry.of("c", cloud.clock.instant(), "ParcelCollected"),
                        Optional.empty()));

        cloud.rotateCode().rotate(parcel.deliveryId());

        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
        assertThat(cloud.link.retained().deliveryIds()).isEmpty();
    }

    private CodeRecord rotate() {
        return cloud.rotateCode().rotate(parcel.deliveryId()).orElseThrow();
    }

    private Optional<Grant> grant(CodeRecord code) {
        return cloud.lockers.findGrant(InMemoryCloud.LOCKER_ID, code.digest(), cloud.clock.instant());
    }
}
