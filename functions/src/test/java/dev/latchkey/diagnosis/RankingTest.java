package dev.latchkey.diagnosis;

import static dev.latchkey.diagnosis.Predicament.PUSH;
import static dev.latchkey.diagnosis.Predicament.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.Household;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.Doubt;
import dev.latchkey.shipment.Fact.Misrouted;
import dev.latchkey.support.Executions.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Of two things that are wrong, the one that keeps the recipient from the parcel now comes first.
class RankingTest {

    private final Predicament parcel = new Predicament();

    @Test
    void aHeldCodeBeforeAFailingChannel() {
        parcel.registered().fails(Channel.SMS);
        Household.changes(parcel.cloud, Household.STRANGE);
        parcel.delivered().deposited().issued();

        assertThat(parcel.rules()).containsExactly("CodeHeld", "ChannelFailing");
    }

    @Test
    void aJammedDoorBeforeAMessageThatFailed() {
        parcel.ready().sent(SMS).refused(SMS, Refusal.INVALID_ADDRESS).fault("doorDidNotOpen", 7);

        assertThat(parcel.rules()).containsExactly("CompartmentFaulty", "AddressInvalid");
    }

    /// Nothing that is done about the message brings anybody to the parcel.
    @Test
    void aParcelThatLiesElsewhereBeforeAMessageThatFailedAndAJammedDoor() {
        parcel.ready().sent(SMS).refused(SMS, Refusal.INVALID_ADDRESS).fault("doorDidNotOpen", 7);
        liesElsewhere();

        assertThat(parcel.rules()).containsExactly("OtherCompartment", "CompartmentFaulty", "AddressInvalid");
    }

    @Test
    void aHeldCodeBeforeAParcelThatLiesElsewhere() {
        parcel.registered();
        Household.changes(parcel.cloud, Household.STRANGE);
        parcel.delivered().deposited().issued();
        liesElsewhere();

        assertThat(parcel.rules()).containsExactly("CodeHeld", "OtherCompartment");
    }

    @Test
    void aMissingCodeBeforeAJammedDoor() {
        parcel.placed().fault("doorDidNotOpen", 7).after(Duration.ofMinutes(2));

        assertThat(parcel.rules()).containsExactly("PlacedWithoutCode", "CompartmentFaulty");
    }

    @Test
    void anAbsentLockerBeforeAClaimThatItCannotConfirm() {
        parcel.registered().delivered().away().after(Duration.ofMinutes(10));

        assertThat(parcel.rules()).containsExactly("LockerAway", "DeliveredWithoutDeposit");
    }

    @Test
    void aMessageThatReachesNobodyBeforeADeadKeypad() {
        parcel.ready().sent(SMS).after(Duration.ofMinutes(2)).fault("keypadDead", 0);

        assertThat(parcel.rules()).containsExactly("NoReceipt", "InputFaulty");
    }

    @Test
    void aWrongNumberBeforeTheMessageThatIsStillAwaited() {
        parcel.ready().sent(PUSH).refused(PUSH, Refusal.BOUNCED).sent(SMS);

        assertThat(parcel.rules()).containsExactly("AddressInvalid", "StillTrying");
    }

    @Test
    void theCarriersTroubleBeforeTheDelayItCauses() {
        parcel.registered().said(new Misrouted()).after(Duration.ofDays(2));

        assertThat(parcel.rules()).containsExactly("Misrouted", "Late");
    }

    @Test
    void aLostWorkflowBeforeTheParcelsDelay() {
        parcel.registered().runs(Standing.FAILED).after(Duration.ofDays(2));

        assertThat(parcel.rules()).containsExactly("WorkflowLost", "Late", "UnknownToCarrier");
    }

    private void liesElsewhere() {
        var doubt = Doubt.OtherCompartment.name();
        parcel.cloud.openCase().open(parcel.parcel.deliveryId(), doubt, "deposit", "they do not agree");
    }

    @Test
    void remediesAreThoseOfTheFirstReasonFirst() {
        parcel.ready().sent(SMS).refused(SMS, Refusal.INVALID_ADDRESS).fault("doorDidNotOpen", 7);

        assertThat(parcel.diagnosis().first().remedies()).isEqualTo(List.of(Remedy.CallTechnician, Remedy.OpenCase));
    }
}
