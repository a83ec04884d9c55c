package dev.latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockerRulesTest {

    private final Predicament parcel = new Predicament();

    @ParameterizedTest
    @ValueSource(strings = {"doorDidNotOpen", "doorDidNotClose", "doorForced", "emptyUnexpectedly", "hingeLoose"})
    void aFaultAtTheParcelsCompartmentIsTheReason(String code) {
        assertThat(parcel.ready().told().fault(code, 7).rules()).containsExactly("CompartmentFaulty", "CodeReceived");
    }

    @Test
    void aFaultAtAnotherCompartmentIsNone() {
        assertThat(parcel.ready().told().fault("doorDidNotOpen", 1).rules()).containsExactly("CodeReceived");
    }

    @ParameterizedTest
    @ValueSource(strings = {"doorSensorDead", "displayDead", "shaken"})
    void aFaultThatIsOnlyRecordedIsNone(String code) {
        assertThat(parcel.ready().told().fault(code, 7).rules()).containsExactly("CodeReceived");
    }

    @Test
    void aFaultThatIsOverIsNone() {
        parcel.ready().told().fault("doorDidNotOpen", 7);
        parcel.cloud.faults.clear(Predicament.LOCKER, "doorDidNotOpen", 7, parcel.cloud.clock.instant());

        assertThat(parcel.rules()).containsExactly("CodeReceived");
    }

    @Test
    void oneDeadInputIsTheReason() {
        parcel.ready().told().fault("keypadDead", 0);

        assertThat(parcel.rules()).containsExactly("InputFaulty", "CodeReceived");
        assertThat(parcel.diagnosis().first().values()).containsEntry("input", "keypad");
    }

    @Test
    void twoDeadInputsAreAnother() {
        parcel.ready().told().fault("keypadKeyStuck", 0).fault("scannerDead", 0);

        assertThat(parcel.rules()).containsExactly("BothInputsFaulty", "CodeReceived");
    }

    @Test
    void aLockerThatIsAwayAndHasNotTakenTheCodeIsTheReason() {
        parcel.ready().away().told();
        parcel.cloud.syncLocker().sync(parcel.parcel.deliveryId(), new TaskToken("sync"));
        assertThat(parcel.rules()).containsExactly("LockerAway", "CodeReceived");

        assertThat(parcel.applied().rules()).containsExactly("LockerAwayWithGrant", "CodeReceived");
        assertThat(parcel.back().rules()).containsExactly("CodeReceived");
    }

    @Test
    void aLockerThatHasTheCodeMayLackWhatCameLater() {
        parcel.ready().synced().told().away();
        parcel.cloud.lockers.nextManifestVersion(Predicament.LOCKER);

        assertThat(parcel.rules()).containsExactly("LockerAwayWithGrant", "CodeReceived");
    }

    @Test
    void aLockerThatIsAwayMayHaveADepositToTellOf() {
        parcel.registered().delivered().away().after(Duration.ofHours(1));

        assertThat(parcel.rules()).containsExactly("LockerAway", "DeliveredWithoutDeposit");
    }

    @Test
    void aLockerThatIsAwayWhileTheParcelIsOnItsWayIsNoReason() {
        assertThat(parcel.registered().away().rules()).containsExactly("OnItsWay");
    }

    @Test
    void aConnectedLockerTakesACodeWithinTwoMinutes() {
        parcel.ready().told();
        parcel.cloud.syncLocker().sync(parcel.parcel.deliveryId(), new TaskToken("sync"));
        parcel.after(Duration.ofSeconds(119));
        assertThat(parcel.rules()).containsExactly("CodeReceived");

        assertThat(parcel.after(Duration.ofSeconds(1)).rules()).containsExactly("ManifestNotApplied", "CodeReceived");
        assertThat(parcel.applied().rules()).containsExactly("CodeReceived");
    }

    @Test
    void aLockerThatHasNotTakenTheCodeIsToldAgainAndNoTechnicianIsCalled() {
        parcel.ready().told();
        parcel.cloud.syncLocker().sync(parcel.parcel.deliveryId(), new TaskToken("sync"));
        parcel.after(Duration.ofMinutes(2));

        assertThat(parcel.diagnosis().first().remedies()).containsExactly(Remedy.SyncLocker, Remedy.OpenCase);
    }

    @Test
    void aRotatedCodeIsAtTheLockerOnceItHasTheNewestManifest() {
        parcel.ready().synced().cloud.rotateCode().rotate(parcel.parcel.deliveryId());
        parcel.told().after(Duration.ofMinutes(2));
        assertThat(parcel.rules()).containsExactly("ManifestNotApplied", "CodeReceived");

        assertThat(parcel.applied().rules()).containsExactly("CodeReceived");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batteryLow", "powerOnBattery", "tampered", "silent"})
    void aFaultOfTheWholeLockerIsTheReason(String code) {
        assertThat(parcel.ready().told().fault(code, 0).rules()).containsExactly("LockerImpaired", "CodeReceived");
    }

    @Test
    void aLockerWhoseDoorsStillOpenHasItsCodeSentBeforeATechnicianIsCalled() {
        parcel.ready().told().fault("powerOnBattery", 0);

        assertThat(parcel.diagnosis().first().remedies())
                .containsExactly(Remedy.ResendCode, Remedy.CallTechnician, Remedy.OpenCase);
    }

    @Test
    void aDoorThatWasOpenedWithTheCodeWithoutTheParcelBeingTakenIsTheReason() {
        parcel.ready().told().after(Duration.ofHours(1)).opened("keypad").after(Duration.ofSeconds(119));
        assertThat(parcel.rules()).containsExactly("CodeReceived");

        assertThat(parcel.after(Duration.ofSeconds(1)).rules()).containsExactly("DoorOpenedNotTaken", "CodeReceived");
        assertThat(parcel.collected().rules()).containsExactly("AlreadyCollected");
    }

    @Test
    void aDoorThatWasOpenedFromAfarIsNone() {
        parcel.ready().told().after(Duration.ofHours(1)).opened("command").after(Duration.ofMinutes(2));

        assertThat(parcel.rules()).containsExactly("CodeReceived");
    }
}
