package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.aws.LibPhoneNumbers;
import dev.latchkey.json.InvalidField;
import dev.latchkey.locker.Size;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.shipment.Fact.PreAdvised;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisterShipmentTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();

    @BeforeEach
    void carriers() {
        cloud.formats.put("easypost", new EasyPostFormat("easypost", "secret"));
        cloud.formats.put(
                "other-shop",
                new LatchkeyFormat(
                        "other-shop", "c2VjcmV0", new RecipientReader(new LibPhoneNumbers()), Clock.systemUTC()));
    }

    @Test
    void aShopRegistersAParcelThatACarrierWillTrack() {
        cloud.recordCarrierEvent().record(registration("acme", "easypost"));

        assertThat(cloud.status(DeliveryId.of("easypost", parcel.trackingNumber())))
                .isEqualTo(DeliveryStatus.Registered);
    }

    @Test
    void nobodyRegistersParcelsOfASenderWhoRegistersItsOwn() {
        assertThatThrownBy(() -> cloud.recordCarrierEvent().record(registration("acme", "other-shop")))
                .isInstanceOfSatisfying(
                        InvalidField.class, fault -> assertThat(fault.field()).isEqualTo("data.carrier"));
    }

    @Test
    void aCarrierThatDoesNotExistIsNoCarrier() {
        assertThatThrownBy(() -> cloud.recordCarrierEvent().record(registration("acme", "easypots")))
                .isInstanceOfSatisfying(
                        InvalidField.class, fault -> assertThat(fault.field()).isEqualTo("data.carrier"));
    }

    @Test
    void anotherSendersRecipientIsRefusedAndStaysAsItWas() {
        cloud.recordCarrierEvent().record(parcel.registered());
        var before = cloud.recipients.find("r-1");

        assertThatThrownBy(() -> cloud.recordCarrierEvent().record(registration("other-shop", "other-shop")))
                .isInstanceOfSatisfying(
                        InvalidField.class, fault -> assertThat(fault.field()).isEqualTo("data.recipient.recipientId"));

        assertThat(cloud.recipients.find("r-1")).isEqualTo(before);
        assertThat(cloud.deliveries.find(DeliveryId.of("other-shop", parcel.trackingNumber())))
                .isEmpty();
    }

    @Test
    void aSecondCarriersParcelOfTheSameNumberIsRefusedAtTheSameLocker() {
        cloud.recordCarrierEvent().record(parcel.registered());

        assertThatThrownBy(() -> cloud.recordCarrierEvent().record(registration("acme", "easypost")))
                .isInstanceOfSatisfying(
                        InvalidField.class, fault -> assertThat(fault.field()).isEqualTo("data.trackingNumber"));

        assertThat(cloud.lockers.expectedDelivery(InMemoryCloud.LOCKER_ID, parcel.trackingNumber()))
                .contains(parcel.deliveryId());
    }

    @Test
    void aNumberIsFreeAgainWhenItsParcelHasLeft() {
        parcel.confirmedAt(cloud);
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Collected);

        cloud.recordCarrierEvent().record(registration("acme", "easypost"));

        assertThat(cloud.status(DeliveryId.of("easypost", parcel.trackingNumber())))
                .isEqualTo(DeliveryStatus.Registered);
    }

    private CarrierEvent registration(String sender, String carrier) {
        var promisedAt = InMemoryCloud.START.plus(Duration.ofDays(1));
        return new CarrierEvent(
                "registered-by-" + sender,
                sender,
                new TrackingNumber(parcel.trackingNumber()),
                InMemoryCloud.START,
                Optional.empty(),
                Optional.empty(),
                new PreAdvised(carrier, InMemoryCloud.LOCKER_ID, Size.M, promisedAt, Parcel.recipient()));
    }
}
