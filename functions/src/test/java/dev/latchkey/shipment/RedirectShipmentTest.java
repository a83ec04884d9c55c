package dev.latchkey.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.json.InvalidField;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.Lockers.Deposit;
import dev.latchkey.locker.Size;
import dev.latchkey.memory.FixedMasterKeys;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.shipment.Fact.Redirected;
import dev.latchkey.support.RefuseChange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedirectShipmentTest {

    private static final String FIRST = InMemoryCloud.LOCKER_ID;
    private static final String SECOND = "locker-berlin-2";
    private static final String THIRD = "locker-berlin-3";
    private static final Principal NOOR = new Principal("arn:aws:iam::000000000000:user/noor");
    private static final Principal EMIL = new Principal("arn:aws:iam::000000000000:user/emil");

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();

    @BeforeEach
    void lockers() {
        List.of(SECOND, THIRD).forEach(lockerId -> cloud.lockers.provision(locker(lockerId, Size.M)));
        cloud.lockers.provision(locker("locker-tiny", Size.S));
    }

    @Test
    void theParcelIsExpectedAtTheOtherLockerOnly() {
        cloud.recordCarrierEvent().record(parcel.registered());

        redirect(SECOND, 15);

        assertThat(cloud.lockers.expectedDelivery(SECOND, parcel.trackingNumber()))
                .contains(parcel.deliveryId());
        assertThat(cloud.lockers.expectedDelivery(FIRST, parcel.trackingNumber()))
                .isEmpty();
        assertThat(cloud.timeline(parcel.deliveryId())).contains("LockerChanged");
    }

    @Test
    void itsDepositThereConfirmsIt() {
        cloud.recordCarrierEvent().record(parcel.registered());
        redirect(SECOND, 15);
        cloud.recordCarrierEvent().record(parcel.delivered());

        cloud.recordDeposit().record(FIRST, parcel.deposited());
        assertThat(cloud.delivery(parcel.deliveryId()).isConfirmed()).isFalse();
        cloud.recordDeposit().record(SECOND, parcel.deposited());

        assertThat(cloud.delivery(parcel.deliveryId()).isConfirmed()).isTrue();
        assertThat(cloud.issueCode().issue(parcel.deliveryId()).lockerId()).isEqualTo(SECOND);
    }

    @Test
    void aDepositThatWasFasterThanTheNewsIsMatched() {
        cloud.recordCarrierEvent().record(parcel.registered());
        cloud.recordDeposit().record(SECOND, parcel.deposited());

        redirect(SECOND, 15);

        assertThat(cloud.delivery(parcel.deliveryId()).placement()).isPresent();
    }

    @Test
    void aChangeBeforeDispatchIsNotHeld() {
        cloud.recordCarrierEvent().record(parcel.registered());
        redirect(SECOND, 15);
        cloud.recordCarrierEvent().record(parcel.inTransit());

        assertThat(hold().stands()).isFalse();
    }

    @Test
    void aChangeAfterDispatchIsHeldInWhicheverOrderTheNewsCome() {
        cloud.recordCarrierEvent().record(parcel.registered());
        redirect(SECOND, 6);
        assertThat(hold().stands()).isFalse();

        cloud.recordCarrierEvent().record(parcel.inTransit());

        assertThat(hold().reasons()).containsExactly("LockerChanged");
        assertThat(hold().since()).contains(InMemoryCloud.START.minusSeconds(360));
    }

    @Test
    void theNewestChangeByTheSendersClockCounts() {
        cloud.recordCarrierEvent().record(parcel.registered());
        redirect(THIRD, 14);
        redirect(SECOND, 15);

        assertThat(cloud.delivery(parcel.deliveryId()).isFor(THIRD)).isTrue();
        assertThat(cloud.lockers.expectedDelivery(SECOND, parcel.trackingNumber()))
                .isEmpty();
        assertThat(cloud.lockers.expectedDelivery(THIRD, parcel.trackingNumber()))
                .contains(parcel.deliveryId());
    }

    @Test
    void backAtTheAnnouncedLockerItIsNotHeld() {
        cloud.recordCarrierEvent().record(parcel.registered());
        cloud.recordCarrierEvent().record(parcel.inTransit());
        redirect(SECOND, 8);
        redirect(FIRST, 7);

        assertThat(hold().stands()).isFalse();
        assertThat(cloud.lockers.expectedDelivery(FIRST, parcel.trackingNumber()))
                .contains(parcel.deliveryId());
    }

    @Test
    void saidAgainItIsTheSame() {
        cloud.recordCarrierEvent().record(parcel.registered());
        redirect(SECOND, 15);

        assertThat(redirect(SECOND, 15).isNew()).isFalse();
        assertThat(cloud.delivery(parcel.deliveryId()).isFor(SECOND)).isTrue();
    }

    @Test
    void aRegistrationThatIsRepeatedSendsItToTheOtherLockerStill() {
        cloud.recordCarrierEvent().record(parcel.registered());
        redirect(SECOND, 15);

        cloud.recordCarrierEvent().record(parcel.registered());

        assertThat(cloud.delivery(parcel.deliveryId()).isFor(SECOND)).isTrue();
        assertThat(cloud.lockers.expectedDelivery(FIRST, parcel.trackingNumber()))
                .isEmpty();
    }

    @Test
    void aParcelInALockerStaysThere() {
        parcel.confirmedAt(cloud);

        refuses("data.trackingNumber", SECOND);

        assertThat(cloud.delivery(parcel.deliveryId()).isFor(FIRST)).isTrue();
        assertThat(cloud.lockers.expectedDelivery(SECOND, parcel.trackingNumber()))
                .isEmpty();
    }

    @Test
    void onlyWhoRegisteredAParcelRedirectsIt() {
        cloud.recordCarrierEvent().record(parcel.registered());
        var stranger = new CarrierEvent(
                "e",
                "other-shop",
                new TrackingNumber(parcel.trackingNumber()),
                InMemoryCloud.START,
                Optional.empty(),
                Optional.empty(),
                new Redirected(Parcel.CARRIER, SECOND));

        assertThatThrownBy(() -> cloud.recordCarrierEvent().record(stranger)).isInstanceOf(InvalidField.class);
        assertThat(cloud.delivery(parcel.deliveryId()).isFor(FIRST)).isTrue();
    }

    @Test
    void aLockerMustExistAndHaveRoom() {
        cloud.recordCarrierEvent().record(parcel.registered());

        refuses("data.lockerId", "locker-nowhere");
        refuses("data.lockerId", "locker-tiny");
    }

    @Test
    void nobodyIsSentACodeUntilTwoPeopleReleaseTheLocker() {
        isHeldAtTheSecondLocker();

        cloud.releaseDelivery().release(parcel.deliveryId(), NOOR, "why");
        cloud.releaseDelivery().release(parcel.deliveryId(), EMIL, "why");

        assertThat(hold().stands()).isFalse();
    }

    @Test
    void aRefusedLockerIsForPeopleAndStaysHeld() {
        isHeldAtTheSecondLocker();

        cloud.refuseChange().refuse(parcel.deliveryId(), NOOR.arn(), "Not hers");

        assertThat(cloud.cases.of(parcel.deliveryId()))
                .singleElement()
                .satisfies(opened -> assertThat(opened.reason()).isEqualTo(RefuseChange.REASON));
        assertThat(cloud.codes.find(parcel.deliveryId()).orElseThrow().version())
                .isEqualTo(2);
        assertThat(hold().stands()).isTrue();
    }

    @Test
    void theRecipientIsWarnedOfTheLockerAtTheContactThatHasNotChanged() {
        isHeldAtTheSecondLocker();

        cloud.warnPreviousContact().warn(parcel.deliveryId());

        assertThat(cloud.sms.sendings())
                .singleElement()
                .satisfies(sending -> assertThat(sending.address()).isEqualTo("+491713920042"));
    }

    private void isHeldAtTheSecondLocker() {
        cloud.recordCarrierEvent().record(parcel.registered());
        cloud.recordCarrierEvent().record(parcel.inTransit());
        redirect(SECOND, 6);
        cloud.recordCarrierEvent().record(parcel.delivered());
        cloud.recordDeposit()
                .record(
                        SECOND,
                        new Deposit("at-second", parcel.trackingNumber(), 1, Instant.parse("2026-11-23T08:59:00Z")));
        cloud.issueCode().issue(parcel.deliveryId());
        assertThat(hold().stands()).isTrue();
    }

    private Hold hold() {
        return cloud.findHold().find(cloud.delivery(parcel.deliveryId()));
    }

    private ChangeDelivery.Changed redirect(String lockerId, int minutes) {
        return cloud.recordCarrierEvent()
                .record(parcel.event("redirected-" + lockerId, minutes, new Redirected(Parcel.CARRIER, lockerId)));
    }

    private void refuses(String field, String lockerId) {
        assertThatThrownBy(() -> redirect(lockerId, 1))
                .isInstanceOfSatisfying(
                        InvalidField.class, fault -> assertThat(fault.field()).isEqualTo(field));
    }

    private static Locker locker(String lockerId, Size size) {
        return new Locker(
                lockerId,
                lockerId,
                ZoneId.of("Europe/Berlin"),
                FixedMasterKeys.V1.version(),
                List.of(new Compartment(1, size)));
    }
}
