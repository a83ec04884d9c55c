package dev.latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.Household;
import dev.latchkey.notice.Refusal;
import dev.latchkey.shipment.Fact.InTransit;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SystemRulesTest {

    private static final Duration GRACE = Duration.ofMinutes(2);

    private final Predicament parcel = new Predicament();
    private final String deliveryId = parcel.parcel.deliveryId();

    @Test
    void nothingOfANormalJourneyIsAFaultOfOurs() {
        assertIsNoFault(parcel.registered());
        assertIsNoFault(parcel.said(new InTransit()));
        assertIsNoFault(parcel.delivered());
        assertIsNoFault(parcel.deposited());
        assertIsNoFault(parcel.issued());
        assertIsNoFault(parcel.synced());
        assertIsNoFault(parcel.sent(Predicament.PUSH));
        assertIsNoFault(parcel.after(Duration.ofMinutes(1)).sent(Predicament.SMS));
        assertIsNoFault(parcel.arrived(Predicament.SMS));
        assertIsNoFault(parcel.after(Duration.ofHours(1)).opened("keypad"));
        assertIsNoFault(parcel.collected());
    }

    private static void assertIsNoFault(Predicament parcel) {
        assertThat(parcel.causes()).doesNotContain(Cause.SystemError, Cause.LockerMalfunction);
    }

    @Test
    void aDeliveryThatCannotBeReadIsAFinding() {
        parcel.ready().cloud.deliveries.corrupt(deliveryId);

        assertThat(parcel.rules()).containsExactly("DeliveryUnreadable");
    }

    @Test
    void aContactThatCannotBeReadIsAFinding() {
        parcel.ready().told();
        assertThat(parcel.rules()).containsExactly("CodeReceived");

        parcel.cloud.recipients.corrupt("r-1");

        assertThat(parcel.rules()).startsWith("ContactUnreadable");
    }

    @Test
    void aContactThatIsLostIsAFinding() {
        parcel.ready().told().cloud.recipients.lose("r-1", true);

        assertThat(parcel.rules()).startsWith("ContactMissing");
    }

    @Test
    void theLostContactOfADelegateIsAFindingToo() {
        parcel.registeredForTheHousehold().cloud.recipients.lose("r-2", false);

        assertThat(parcel.reason("ContactMissing").evidence())
                .extracting(Indication::text)
                .containsExactly("A delegate's contact is not there");
    }

    @Test
    void aCollectedParcelNeedsNoContact() {
        parcel.ready().collected().cloud.recipients.lose("r-1", false);

        assertThat(parcel.rules()).containsExactly("AlreadyCollected");
    }

    @Test
    void aPlacedParcelHasACodeWithinTwoMinutes() {
        parcel.placed().after(Duration.ofSeconds(59));
        assertThat(parcel.rules()).doesNotContain("PlacedWithoutCode");

        assertThat(parcel.after(Duration.ofSeconds(1)).rules()).containsExactly("PlacedWithoutCode");
    }

    @Test
    void aCodeThatIsLostAtItsLockerIsAFinding() {
        parcel.ready().told();
        assertThat(parcel.rules()).doesNotContain("CodeNotReserved");

        parcel.cloud.codes.loseAtLocker(deliveryId);

        assertThat(parcel.rules()).startsWith("CodeNotReserved");
    }

    @Test
    void aCodeWhoseRecordIsLostIsAFinding() {
        parcel.ready().told().cloud.codes.loseRecord(deliveryId);

        assertThat(parcel.rules()).startsWith("CodeNotReserved");
    }

    @ParameterizedTest
    @EnumSource(names = {"ABSENT", "FAILED", "SUCCEEDED"})
    void aWorkflowThatDoesNotGoOnIsLost(Standing standing) {
        parcel.registered().runs(standing).after(GRACE);

        assertThat(parcel.rules()).containsExactly("WorkflowLost", "OnItsWay");
    }

    @Test
    void aDeliveryThatHasJustBeenRegisteredMayLackItsWorkflow() {
        parcel.registered().runs(Standing.ABSENT).after(GRACE.minusSeconds(1));

        assertThat(parcel.rules()).containsExactly("OnItsWay");
    }

    @Test
    void aWorkflowWhoseChildGoesOnIsNotLost() {
        parcel.ready().told().runs(Standing.FAILED).after(GRACE);
        parcel.cloud.executions.put(Name.awaitPickup(deliveryId, 1), Standing.RUNNING);

        assertThat(parcel.rules()).containsExactly("CodeReceived");
    }

    @Test
    void aWorkflowOfWhichStepFunctionsTellsNothingIsNotLost() {
        parcel.registered().runs(Standing.FAILED).after(GRACE).cloud.executions.answer(0);

        assertThat(parcel.rules()).containsExactly("OnItsWay");
    }

    @Test
    void aCodeThatNobodyIsToldOfIsAFinding() {
        parcel.ready().after(GRACE.minusSeconds(1));
        assertThat(parcel.rules()).doesNotContain("CodeWithoutNotice");

        assertThat(parcel.after(Duration.ofSeconds(1)).rules()).containsExactly("CodeWithoutNotice");
    }

    @Test
    void aCodeWhoseNoticeRunsIsBeingTold() {
        parcel.ready().after(GRACE);
        parcel.cloud.executions.put(Name.notifyRecipient(deliveryId, "code", 1), Standing.RUNNING);

        assertThat(parcel.rules()).doesNotContain("CodeWithoutNotice");
    }

    @Test
    void aCodeWhoseRepairedNoticeRunsIsBeingTold() {
        parcel.ready().after(GRACE);
        parcel.cloud.executions.put(Name.repairedNotice(deliveryId, "code"), Standing.RUNNING);

        assertThat(parcel.rules()).doesNotContain("CodeWithoutNotice");
    }

    @Test
    void aRotatedCodeIsAnotherOneToBeTold() {
        parcel.ready().told().after(Duration.ofMinutes(1)).cloud.rotateCode().rotate(deliveryId);

        assertThat(parcel.after(GRACE).rules()).contains("CodeWithoutNotice").doesNotContain("CodeReceived");
    }

    @Test
    void aMessageThatNoProviderTakesIsAFaultOfTheProvider() {
        parcel.ready().cloud.push.goDown();
        parcel.sent(Predicament.PUSH).after(Duration.ofSeconds(59));
        assertThat(parcel.rules()).doesNotContain("ProviderFault");

        assertThat(parcel.after(Duration.ofSeconds(1)).rules()).startsWith("ProviderFault");
    }

    @Test
    void aProvidersFaultStaysTheReasonWhenTheCodeArrivesOnALaterChannel() {
        parcel.ready().cloud.push.goDown();
        parcel.sent(Predicament.PUSH)
                .after(Duration.ofMinutes(3))
                .sent(Predicament.SMS)
                .arrived(Predicament.SMS);

        assertThat(parcel.rules()).containsExactly("ProviderFault", "CodeReceived");
    }

    @Test
    void aCaseOfAFaultOfOursCountsUntilTheCodeHasArrived() {
        parcel.ready().sent(Predicament.PUSH).after(Duration.ofMinutes(5));
        parcel.cloud.openCase().open(deliveryId, "SystemFault", "notice code", "Throttling");
        assertThat(parcel.rules()).containsExactly("SystemFaultCase", "NoReceipt");

        assertThat(parcel.arrived(Predicament.PUSH).rules()).containsExactly("CodeReceived");
    }

    @Test
    void aCaseOfSomebodysSilenceIsNoFaultOfOurs() {
        parcel.ready().sent(Predicament.PUSH).after(Duration.ofMinutes(5));
        parcel.cloud.openCase().open(deliveryId, "RecipientUnreachable", "notice code", "no receipt on any channel");

        assertThat(parcel.rules()).containsExactly("NoReceipt");
    }

    @Test
    void aDeliveryThatWasGivenUpForAFaultOfOursHasItsCase() {
        parcel.placed().cloud.openCase().open(deliveryId, "SystemFault", "Issue Code", "ServiceUnavailable");
        parcel.cloud.closeDelivery().close(deliveryId, Outcome.Escalated);

        assertThat(parcel.rules()).containsExactly("SystemFaultCase", "Escalated");
    }

    @Test
    void aRecipientWhomNoChannelReachesIsNoFaultOfOurs() {
        parcel.ready().after(GRACE);
        Household.changes(parcel.cloud, Household.STRANGE);

        assertThat(parcel.rules()).containsExactly("CodeHeld");
    }

    @Test
    void aRefusedMessageIsNoFaultOfTheProvider() {
        parcel.ready().cloud.push.refuse(Refusal.DISABLED);
        parcel.sent(Predicament.PUSH).after(Duration.ofMinutes(5));

        assertThat(parcel.rules()).doesNotContain("ProviderFault");
    }
}
