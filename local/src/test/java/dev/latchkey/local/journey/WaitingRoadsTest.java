package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What happens to a parcel while nobody comes for it, or it does not come.
@ExtendWith(Shared.VirtualTime.class)
class WaitingRoadsTest {

    private static final int COMPARTMENT = 5;

    private final Outside outside;

    WaitingRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void remindsItsRecipientOnTime() {
        var parcel = outside.parcel();
        arrives(parcel);

        outside.passes(Duration.ofHours(24).minusSeconds(2));
        assertThat(parcel.phone().shows()).hasSize(1);
        outside.passes(Duration.ofSeconds(2));

        assertThat(parcel.phone().shows()).hasSize(2);
        assertThat(parcel.phone().shows().getLast().text()).startsWith("Ihr Paket liegt noch");
        assertThat(parcel.phone().codes()).hasSize(1);
        parcel.isCollected().ends("Collected");
    }

    @Test
    void goesBackWhenThePickupWindowIsOver() {
        var parcel = outside.parcel();
        arrives(parcel);
        var code = parcel.phone().code();
        outside.passes(Duration.ofHours(71));
        assertThat(manifest(Outside.ONLINE).deliveries()).contains(parcel.deliveryId());

        outside.passes(Duration.ofHours(1));
        parcel.ends("Returned");

        assertThat(parcel.phone().shows().getLast())
                .satisfies(message -> assertThat(message.heading()).isEqualTo("Ihr Paket geht zurück"))
                .satisfies(message -> assertThat(message.text()).doesNotContain(code));
        assertThat(manifest(Outside.ONLINE).deliveries()).doesNotContain(parcel.deliveryId());
        outside.locker(Outside.ONLINE).types(code);
        outside.settles();
        assertThat(parcel.status()).isEqualTo("Returned");
        assertThat(parcel.timeline()).doesNotContain("DoorOpened", "ParcelCollected");
    }

    @Test
    void staysCollectableAfterTheReminder() {
        var parcel = outside.parcel();
        arrives(parcel);

        outside.passes(Duration.ofHours(60));

        parcel.isCollected().ends("Collected");
    }

    @Test
    void isEscalatedWhenItNeverArrives() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        parcel.is("delivered");

        outside.passes(Duration.ofDays(7).minusMinutes(1));
        assertThat(parcel.cases()).containsExactly("DeliveredWithoutDeposit");
        outside.passes(Duration.ofMinutes(2));

        parcel.ends("Escalated");
        assertThat(parcel.cases()).containsExactlyInAnyOrder("DeliveredWithoutDeposit", "ParcelUntraced");
        assertThat(parcel.phone().shows())
                .singleElement()
                .satisfies(message -> assertThat(message.heading()).isEqualTo("Ihr Paket verspätet sich"));
        assertThat(parcel.phone().codes()).isEmpty();
    }

    @Test
    void itsRecipientIsToldThoughItsLockerIsOffline() {
        var parcel = outside.parcelTo(Outside.OFFLINE);
        parcel.isRegistered();
        parcel.is("delivered");
        try (var locker = outside.plainLocker(Outside.OFFLINE)) {
            locker.deposits("deposit-" + parcel.trackingNumber(), parcel.trackingNumber(), COMPARTMENT);
        }
        parcel.becomes("ReadyForPickup");
        outside.settles();
        assertThat(parcel.phone().shows()).isEmpty();

        outside.passes(Duration.ofSeconds(30));

        assertThat(parcel.phone().shows()).hasSize(1);
        assertThat(manifest(Outside.OFFLINE).deliveries()).contains(parcel.deliveryId());
        var locker = outside.locker(Outside.OFFLINE);
        locker.cabinet().put(COMPARTMENT);
        outside.settles();
        assertThat(locker.status().manifestVersion())
                .isEqualTo(manifest(Outside.OFFLINE).version());
        parcel.isCollected().ends("Collected");
        outside.switchOff(Outside.OFFLINE);
    }

    @Test
    void aCorruptContactIsEscalatedUnderThePartThatFailed() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.cloud().corruptAddress(parcel.recipient().recipientId(), "not a number");
        parcel.is("delivered");
        parcel.isDeposited();

        outside.passes(Duration.ofMinutes(5));

        assertThat(parcel.cases()).containsExactly("SystemFault");
        assertThat(outside.cloud().items(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "case#"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("failedPart").s()).isEqualTo("Plan Notice"));
    }

    private void arrives(Parcel parcel) {
        parcel.hasArrived();
        outside.settles();
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
    }

    private Manifest manifest(String lockerId) {
        var topic = "lockers/" + lockerId + "/manifest";
        var retained = outside.cloud().iot().getRetainedMessage(request -> request.topic(topic));
        return Manifest.read(retained.payload().asByteArray());
    }
}
