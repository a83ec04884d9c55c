package dev.latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Locker;
import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.LockedOut;
import dev.latchkey.memory.Household;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Fact.Redirected;
import dev.latchkey.shipment.Principal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecurityRulesTest {

    private static final Principal NOOR = new Principal("arn:aws:iam::000000000000:user/noor");
    private static final Principal EMIL = new Principal("arn:aws:iam::000000000000:user/emil");

    private final Predicament parcel = new Predicament();
    private final String deliveryId = parcel.parcel.deliveryId();

    @Test
    void aContactThatChangedTooShortlyBeforeHoldsTheCodeUntilTwoPeopleReleaseIt() {
        parcel.registered();
        Household.changes(parcel.cloud, Household.STRANGE);
        parcel.delivered().deposited().issued();
        assertThat(parcel.rules()).containsExactly("CodeHeld");

        release(NOOR);
        assertThat(parcel.rules()).containsExactly("CodeHeld");
        assertThat(parcel.diagnosis().first().evidence())
                .extracting(Indication::text)
                .contains("1 of 2 people have released something of it");

        release(EMIL);
        assertThat(parcel.rules()).containsExactly("CodeIsComing");
    }

    @Test
    void aReleasedCodeThatNobodyIsToldOfIsAFinding() {
        parcel.registered();
        Household.changes(parcel.cloud, Household.STRANGE);
        parcel.delivered().deposited().issued().after(Duration.ofHours(1));
        release(NOOR);
        release(EMIL);
        assertThat(parcel.rules()).doesNotContain("CodeWithoutNotice");

        assertThat(parcel.after(Duration.ofMinutes(2)).rules()).containsExactly("CodeWithoutNotice");
    }

    @Test
    void aHoldThatWouldStandIsAheadOfAParcelOnItsWay() {
        parcel.registered();
        assertThat(parcel.rules()).containsExactly("OnItsWay");

        Household.changes(parcel.cloud, Household.STRANGE);

        assertThat(parcel.rules()).containsExactly("OnItsWay", "HoldAhead");
    }

    @Test
    void aDelegateAloneIsHeld() {
        parcel.registeredForTheHousehold();
        parcel.cloud.recipients.register(Household.brother(Household.STRANGE), "acme", parcel.cloud.clock.instant());
        parcel.delivered().deposited().issued().told();

        assertThat(parcel.rules()).containsExactly("CodeReceived", "DelegateHeld");
    }

    @Test
    void aPanelThatHasLockedItselfTakesNoCodeUntilItsTimeIsOver() {
        parcel.ready().told();
        lockOut(Duration.ofMinutes(5));
        assertThat(parcel.rules()).containsExactly("PanelLockedOut", "CodeReceived");
        assertThat(parcel.diagnosis().first().values()).containsEntry("until", "2026-11-23T09:05:00Z");

        assertThat(parcel.after(Duration.ofMinutes(5)).rules()).containsExactly("CodeReceived");
    }

    @Test
    void aLockedPanelConcernsNobodyWhoseParcelIsNotThere() {
        parcel.registered();
        lockOut(Duration.ofMinutes(5));

        assertThat(parcel.rules()).containsExactly("OnItsWay");
    }

    private void release(Principal principal) {
        parcel.cloud.releaseDelivery().release(deliveryId, principal, "called back");
    }

    private void lockOut(Duration time) {
        var now = parcel.cloud.clock.instant();
        parcel.cloud
                .watchPanel()
                .lockedOut(Predicament.LOCKER, new LockedOut(new Envelope("locked", 1, now), now.plus(time), 5));
    }

    @Test
    void aLockerThatWasChangedAfterTheDispatchHoldsTheCode() {
        var other = parcel.cloud.lockers.find(Predicament.LOCKER).orElseThrow();
        parcel.cloud.lockers.provision(
                new Locker("locker-berlin-2", "Ostkreuz", other.timeZone(), other.keyVersion(), other.compartments()));
        parcel.registered()
                .said(new InTransit())
                .said(new Redirected("acme", "locker-berlin-2"))
                .delivered();
        parcel.cloud.recordDeposit().record("locker-berlin-2", parcel.parcel.deposited());
        parcel.issued();

        assertThat(parcel.rules()).containsExactly("CodeHeld");
        assertThat(parcel.diagnosis().first().evidence())
                .extracting(Indication::text)
                .containsExactly("The locker was changed from locker-berlin-1 to locker-berlin-2 after the dispatch");
        assertThat(parcel.diagnosis().first().values()).containsEntry("lockerId", "locker-berlin-2");
    }
}
