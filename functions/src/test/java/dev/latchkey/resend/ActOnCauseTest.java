package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.diagnosis.Remedy;
import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.LockedOut;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.Act.What;
import dev.latchkey.resend.Acted.Outcome;
import dev.latchkey.shipment.Delivery.Extension;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Case;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import dev.latchkey.support.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What can be done about a missing code without a second person.
class ActOnCauseTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final String deliveryId = parcel.deliveryId();

    // ---- the same code again ----

    @Test
    void theSameCodeGoesOutAgainInANoticeOfItsOwn() {
        var code = cloud.codes.find(deliveryId);

        var acted = remedy(Remedy.ResendCode);

        assertThat(acted.outcome()).isEqualTo(Outcome.Sent);
        assertThat(acted.did()).contains(Deed.CodeResent);
        assertThat(acted.values()).containsEntry("channel", "PUSH");
        assertThat(cloud.workflows.notices()).containsExactly(acted.noticeId().orElseThrow());
        assertThat(cloud.workflows.kinds(deliveryId)).containsExactly("CODE");
        assertThat(cloud.codes.find(deliveryId)).isEqualTo(code);
    }

    @Test
    void theNoticesIdFitsIntoAnExecutionsName() {
        assertThat(remedy(Remedy.ResendCode).noticeId().orElseThrow()).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void runTwiceItIsOneNotice() {
        assertThat(remedy(Remedy.ResendCode)).isEqualTo(remedy(Remedy.ResendCode));

        assertThat(cloud.workflows.notices()).hasSize(1);
        assertThat(audited()).hasSize(1);
    }

    @Test
    void anotherRequestIsAnotherNotice() {
        remedy(Remedy.ResendCode);
        cloud.actOnCause().act(act("r-2", new What.ForCause(Remedy.ResendCode), Optional.empty()));

        assertThat(cloud.workflows.notices()).hasSize(2);
    }

    @Test
    void theChannelThatIsAskedForIsTriedFirst() {
        var acted = cloud.actOnCause().act(act("r-1", new What.ForCause(Remedy.ResendCode), Optional.of(Channel.SMS)));

        assertThat(acted.values()).containsEntry("channel", "SMS");
        assertThat(cloud.workflows.preference(acted.noticeId().orElseThrow())).isEqualTo("SMS");
    }

    @Test
    void otherwiseThoseThatHaveNotBroughtItGoFirst() {
        var acted = remedy(Remedy.ResendCode);

        assertThat(cloud.workflows.preference(acted.noticeId().orElseThrow())).isEqualTo("UNREAD_LAST");
    }

    @Test
    void aHeldCodeGoesToNobody() {
        Household.changes(cloud, Household.STRANGE);

        isNotPossible(Hindrance.Held, remedy(Remedy.ResendCode));
        assertThat(cloud.workflows.notices()).isEmpty();
    }

    @Test
    void withoutAUsableChannelNothingIsStarted() {
        for (int place = 0; place < 3; place++) {
            refuses(place, Channel.values()[place]);
        }

        isNotPossible(Hindrance.NoUsableChannel, remedy(Remedy.ResendCode));
        assertThat(cloud.workflows.notices()).isEmpty();
    }

    @Test
    void aPanelThatWasGuessedAtHearsNothingOfIt() {
        var panel = cloud.watchPanel().look(LOCKER);
        var told = cloud.link.manifests().size();

        remedy(Remedy.ResendCode);

        assertThat(cloud.link.manifests()).hasSize(told);
        assertThat(cloud.link.commands()).isEmpty();
        assertThat(cloud.watchPanel().look(LOCKER)).isEqualTo(panel);
    }

    @Test
    void anExpiredCodeIsNotSent() {
        cloud.clock.advance(Duration.ofHours(72));

        isNotPossible(Hindrance.NoLiveCode, remedy(Remedy.ResendCode));
    }

    @Test
    void aCollectedParcelsCodeIsNotSent() {
        cloud.recordPickup().record(LOCKER, deliveryId, 7, "collected", cloud.clock.instant());

        isNotPossible(Hindrance.NoLiveCode, remedy(Remedy.ResendCode));
    }

    // ---- repairs ----

    @Test
    void aPlacedParcelGetsItsCodeAtOnceAndItsNoticeIsWorthWaitingFor() {
        var placed = new Parcel("JD014600003828392838").confirmedAt(cloud);
        cloud.executions.put(Name.deliverParcel(placed.deliveryId(), 1), Standing.RUNNING);
        cloud.waits.park(placed.deliveryId(), WakeWorkflow.CONFIRMATION, new TaskToken("asleep"));

        var acted = cloud.actOnCause().act(act(placed.deliveryId(), "r-1", new What.ForCause(Remedy.IssueCode)));

        assertThat(acted.outcome()).isEqualTo(Outcome.Sent);
        assertThat(acted.did()).contains(Deed.CodeIssued);
        assertThat(acted.noticeId()).contains("code");
        assertThat(cloud.workflows.completions())
                .singleElement()
                .satisfies(completed -> assertThat(completed.token()).isEqualTo("asleep"));
    }

    @Test
    void aLostReservationIsPutBackAtOnceAndItsCodeSentAgain() {
        isUnderWay();
        isTold();
        var code = cloud.codes.find(deliveryId);
        cloud.codes.loseRecord(deliveryId);

        var acted = remedy(Remedy.RepairDelivery);

        assertThat(acted.outcome()).isEqualTo(Outcome.Sent);
        assertThat(acted.did()).contains(Deed.CodeRestored);
        assertThat(acted.values()).containsEntry("findings", "CodeNotReserved");
        assertThat(cloud.codes.find(deliveryId)).isEqualTo(code);
    }

    @Test
    void aWorkflowOfAParcelOnItsWayGoesOnAndNothingIsSent() {
        var onItsWay = new Parcel("JD014600003828392838");
        cloud.recordCarrierEvent().record(onItsWay.registered());
        cloud.executions.put(Name.deliverParcel(onItsWay.deliveryId(), 1), Standing.FAILED);

        var acted = cloud.actOnCause().act(act(onItsWay.deliveryId(), "r-1", new What.ForCause(Remedy.RepairDelivery)));

        assertThat(acted.did()).contains(Deed.DeliveryRepaired);
        assertThat(acted.values()).containsEntry("findings", "WorkflowLost").containsEntry("ahead", "true");
    }

    @Test
    void whatCannotBeRepairedIsPeoplesCaseAndDidNotHelp() {
        isUnderWay();
        isTold();
        cloud.executions.put(Name.deliverParcel(deliveryId, 1), Standing.FAILED);
        cloud.executions.put(Name.deliverParcel(deliveryId, 2), Standing.FAILED);
        cloud.executions.put(Name.deliverParcel(deliveryId, 3), Standing.FAILED);

        var acted = remedy(Remedy.RepairDelivery);

        assertThat(acted.outcome()).isEqualTo(Outcome.Failed);
        assertThat(acted.hindrance()).contains(Hindrance.RepairEscalated);
        assertThat(acted.cases()).containsExactly("WorkflowLost");
        assertThat(cases()).extracting(Case::reason).containsExactly("WorkflowLost");
    }

    @Test
    void whatIsWholeIsNotRepaired() {
        isUnderWay();
        isTold();

        isNotPossible(Hindrance.NothingToRepair, remedy(Remedy.RepairDelivery));
    }

    // ---- people ----

    @Test
    void aTraceGivesTheCarriersSideACaseWithTheWordsOfBoth() {
        var acted = remedy(Remedy.TraceParcel);

        assertThat(acted.did()).contains(Deed.ParcelTraced);
        assertThat(acted.values()).containsEntry("carrier", "acme");
        assertThat(acted.cases()).containsExactly("NoReceipt");
        assertThat(cases()).singleElement().satisfies(opened -> {
            assertThat(opened.caseId()).isEqualTo(acted.values().get("caseId"));
            assertThat(opened.failedPart()).isEqualTo("carrier acme");
            assertThat(opened.statements()).extracting(Case.Statement::by).contains("carrier acme", "locker " + LOCKER);
        });
    }

    @Test
    void aCaseIsOpenedOnceHoweverOftenSomebodyAsks() {
        var acted = remedy(Remedy.OpenCase);
        cloud.actOnCause().act(act("r-2", new What.ForCause(Remedy.OpenCase), Optional.empty()));

        assertThat(acted.did()).contains(Deed.CaseOpened);
        assertThat(cases())
                .extracting(Case::caseId)
                .containsExactly(acted.values().get("caseId"));
    }

    // ---- words ----

    @ParameterizedTest
    @EnumSource(
            value = Remedy.class,
            names = {"Explain", "AskForContact"})
    void sayingSoIsAllThatThereIsToDo(Remedy remedy) {
        assertThat(remedy(remedy).outcome()).isEqualTo(Outcome.Done);

        assertThat(cloud.workflows.notices()).isEmpty();
        assertThat(cases()).isEmpty();
    }

    @Test
    void aHoldIsNamedToWhoeverCanReleaseIt() {
        Household.changes(cloud, Household.STRANGE);

        var acted = remedy(Remedy.AskForRelease);

        assertThat(acted.did()).contains(Deed.ReleaseAsked);
        assertThat(acted.values()).containsEntry("reasons", "ContactChanged");
    }

    @Test
    void whereNothingIsHeldThereIsNothingToRelease() {
        isNotPossible(Hindrance.NothingHeld, remedy(Remedy.AskForRelease));
    }

    // ---- the locker ----

    @Test
    void theRecipientIsSentToTheInputThatWorks() {
        fault("keypadDead", 0);

        var acted = remedy(Remedy.UseOtherInput);

        assertThat(acted.outcome()).isEqualTo(Outcome.Sent);
        assertThat(acted.did()).contains(Deed.OtherInputNamed);
        assertThat(cloud.workflows.kinds(deliveryId)).containsExactly("KEYPAD_TROUBLE");
    }

    @Test
    void nobodyIsSentToAnInputThatIsFaultyToo() {
        fault("keypadDead", 0);
        fault("scannerDead", 0);

        isNotPossible(Hindrance.NoOtherInput, remedy(Remedy.UseOtherInput));
    }

    @Test
    void aLockedPanelsRecipientIsSentTheQrThatOpensAllTheSame() {
        locksItself(Duration.ofMinutes(4));

        var acted = remedy(Remedy.UseOtherInput);

        assertThat(acted.outcome()).isEqualTo(Outcome.Sent);
        assertThat(acted.did()).contains(Deed.OtherInputNamed);
        assertThat(cloud.workflows.kinds(deliveryId)).containsExactly("KEYPAD_TROUBLE");
    }

    @Test
    void aDeadScannerSendsNobodyToTheKeypadOfALockedPanelUntilItIsOpenAgain() {
        locksItself(Duration.ofMinutes(4));
        fault("scannerDead", 0);
        isNotPossible(Hindrance.NoOtherInput, remedy(Remedy.UseOtherInput));
        assertThat(cloud.workflows.notices()).isEmpty();

        cloud.clock.advance(Duration.ofMinutes(4));
        remedy(Remedy.UseOtherInput);
        assertThat(cloud.workflows.kinds(deliveryId)).containsExactly("SCANNER_TROUBLE");
    }

    @Test
    void theTechnicianIsCalledToTheFaultThatIsThere() {
        var jam = fault("doorDidNotOpen", 7);

        var acted = remedy(Remedy.CallTechnician);
        remedy(Remedy.CallTechnician);

        assertThat(acted.did()).contains(Deed.TechnicianCalled);
        assertThat(acted.values()).containsEntry("faultId", jam).containsEntry("compartment", "7");
        assertThat(cloud.technicians.orders())
                .singleElement()
                .satisfies(order -> assertThat(order.faultId()).isEqualTo(jam));
    }

    @Test
    void moreTimeIsNotSpokenOfWhereTheFaultGivesNone() {
        fault("tampered", 0);
        assertThat(remedy(Remedy.CallTechnician).values()).containsKey("sameTime");

        fault("doorDidNotOpen", 7);
        assertThat(remedy(Remedy.CallTechnician).values()).doesNotContainKey("sameTime");
    }

    @Test
    void aLockerThatIsAwayGivesTheTimeThatItIsAway() {
        cloud.lockers.noteDisconnected(LOCKER, new Word(1, cloud.clock.instant()));

        assertThat(remedy(Remedy.CallTechnician).values()).doesNotContainKey("sameTime");
    }

    @Test
    void anotherCompartmentsFaultIsNotThisParcels() {
        fault("doorDidNotOpen", 1);

        isNotPossible(Hindrance.NothingAtLocker, remedy(Remedy.CallTechnician));
        assertThat(cloud.technicians.orders()).isEmpty();
    }

    @Test
    void aLockerThatMissedAManifestGetsItAgainAndTheRecipientTheCodeWhoseQrOpensMeanwhile() {
        var published = cloud.lockers.latestManifestVersion(LOCKER);

        var acted = remedy(Remedy.SyncLocker);

        assertThat(acted.outcome()).isEqualTo(Outcome.Sent);
        assertThat(acted.did()).contains(Deed.LockerSynced);
        assertThat(cloud.lockers.latestManifestVersion(LOCKER)).isGreaterThan(published);
        assertThat(cloud.link.manifests()).isNotEmpty();
        assertThat(cloud.workflows.kinds(deliveryId)).containsExactly("CODE");
        assertThat(cloud.faults.open(LOCKER)).isEmpty();
    }

    @Test
    void noDoorIsSaidToBeJammedWhereNobodySaysSo() {
        isNotPossible(Hindrance.NothingAtLocker, remedy(Remedy.CallTechnician));

        assertThat(cloud.faults.open(LOCKER)).isEmpty();
        assertThat(cloud.workflows.faults()).isEmpty();
    }

    @Test
    void aDoorWhoseFaultTheLockerTookBackIsOneOnceSupportSaysSo() {
        var door = new Act(
                deliveryId,
                "r-1",
                new What.ForCause(Remedy.CallTechnician),
                Optional.empty(),
                "CompartmentFaulty",
                Optional.empty());
        var acted = cloud.actOnCause().act(door);
        cloud.clock.advance(Duration.ofMinutes(1));
        cloud.actOnCause().act(door);

        assertThat(acted.did()).contains(Deed.TechnicianCalled);
        assertThat(cloud.workflows.faults()).containsExactly(acted.values().get("faultId"));
        assertThat(cloud.faults.open(LOCKER)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("doorDidNotOpen");
            assertThat(fault.compartment()).isEqualTo(7);
        });
    }

    @Test
    void aLockerThatIsAwayIsAFaultAsSoonAsSupportSaysSo() {
        cloud.lockers.noteDisconnected(LOCKER, new Word(1, cloud.clock.instant()));

        remedy(Remedy.CallTechnician);

        assertThat(cloud.faults.open(LOCKER)).extracting(LockerFault::code).containsExactly("offline");
    }

    @Test
    void aRelocationIsATechniciansOrderWithAPlaceToPutTheParcel() {
        cloud.provisionMore();

        var acted = ask(Action.RELOCATE);
        ask(Action.RELOCATE);

        assertThat(acted.did()).contains(Deed.RelocationOrdered);
        assertThat(cloud.technicians.orders()).singleElement().satisfies(order -> {
            assertThat(order.code()).isEqualTo("relocationAsked");
            assertThat(order.parcels()).containsExactly(deliveryId);
            assertThat(order.moveTo()).contains(8);
        });
    }

    @Test
    void aJammedDoorsTechnicianIsTheOneWhoRelocates() {
        var jam = fault("doorDidNotOpen", 7);

        assertThat(ask(Action.RELOCATE).values()).containsEntry("faultId", jam);
        assertThat(cloud.technicians.orders()).hasSize(1);
    }

    @Test
    void aParcelThatIsNotThereIsNotRelocated() {
        cloud.recordPickup().record(LOCKER, deliveryId, 7, "collected", cloud.clock.instant());

        isNotPossible(Hindrance.NoParcelWaits, ask(Action.RELOCATE));
    }

    // ---- more time ----

    @Test
    void theWindowEndsLaterOnce() {
        var end = cloud.delivery(deliveryId).liveCode().orElseThrow().expiresAt();

        var acted = ask(Action.EXTEND);

        assertThat(acted.did()).contains(Deed.PickupExtended);
        assertThat(acted.values())
                .containsEntry("until", end.plus(Duration.ofHours(48)).toString());
        assertThat(ask(Action.EXTEND)).isEqualTo(acted);
        assertThat(cloud.delivery(deliveryId).extension().map(Extension::by)).contains("console");
    }

    @Test
    void whoeverComesSecondIsToldTheEndThatStands() {
        var until = ask(Action.EXTEND).values().get("until");
        cloud.clock.advance(Duration.ofMinutes(1));

        var acted = cloud.actOnCause().act(act("r-2", new What.AsAsked(Action.EXTEND), Optional.empty()));

        isNotPossible(Hindrance.AlreadyExtended, acted);
        assertThat(acted.values()).containsEntry("until", until);
    }

    @Test
    void withoutAParcelThereIsNoWindow() {
        cloud.recordPickup().record(LOCKER, deliveryId, 7, "collected", cloud.clock.instant());

        isNotPossible(Hindrance.NoParcelWaits, ask(Action.EXTEND));
    }

    // ---- what needs two ----

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"ROTATE", "OPEN", "CANCEL", "RELEASE"})
    void nothingOfThisHappensWithoutAnApproval(Action action) {
        var before = cloud.delivery(deliveryId);

        isNotPossible(Hindrance.NotApproved, ask(action));

        assertThat(cloud.delivery(deliveryId)).isEqualTo(before);
        assertThat(cloud.link.commands()).isEmpty();
    }

    // ---- the audit ----

    @ParameterizedTest
    @EnumSource(Remedy.class)
    void whatIsDoneStandsInTheAudit(Remedy remedy) {
        remedy(remedy);

        assertThat(audited()).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("SupportActed");
            assertThat(entry.by()).isEqualTo("console");
            assertThat(entry.details())
                    .isEqualTo(Map.of("requestId", "r-1", "deed", remedy.name(), "rule", "NoReceipt"));
        });
    }

    private Acted remedy(Remedy remedy) {
        return cloud.actOnCause().act(act("r-1", new What.ForCause(remedy), Optional.empty()));
    }

    private Acted ask(Action action) {
        return cloud.actOnCause().act(act("r-1", new What.AsAsked(action), Optional.empty()));
    }

    private Act act(String requestId, What what, Optional<Channel> channel) {
        return new Act(deliveryId, requestId, what, channel, "NoReceipt", Optional.empty());
    }

    private static Act act(String deliveryId, String requestId, What what) {
        return new Act(deliveryId, requestId, what, Optional.empty(), "PlacedWithoutCode", Optional.empty());
    }

    private static void isNotPossible(Hindrance hindrance, Acted acted) {
        assertThat(acted.outcome()).isEqualTo(Outcome.NotPossible);
        assertThat(acted.hindrance()).contains(hindrance);
    }

    private void isUnderWay() {
        cloud.executions.put(Name.deliverParcel(deliveryId, 1), Standing.RUNNING);
    }

    private void isTold() {
        attempt(0, Channel.PUSH, "code");
    }

    private void refuses(int place, Channel channel) {
        cloud.attempts.refuse(attempt(place, channel, "code"), Refusal.OPTED_OUT);
    }

    private AttemptId attempt(int place, Channel channel, String noticeId) {
        var id = new AttemptId(deliveryId, noticeId, place + 1);
        var contact = new ContactRef("r-1", 1, place, channel);
        cloud.attempts.open(Attempt.requested(id, NoticeKind.CODE, contact, "DE", cloud.clock.instant()));
        return id;
    }

    private void locksItself(Duration time) {
        var now = cloud.clock.instant();
        cloud.watchPanel().lockedOut(LOCKER, new LockedOut(new Envelope("locked", 1, now), now.plus(time), 10));
    }

    private String fault(String code, int compartment) {
        return cloud.faults
                .raise(LockerFault.begun(LOCKER, code, "major", compartment, cloud.clock.instant(), Map.of()))
                .fault()
                .faultId();
    }

    private List<Case> cases() {
        return cloud.cases.of(deliveryId);
    }

    private List<AuditEntry> audited() {
        return cloud.audit.of(Subject.delivery(deliveryId)).stream()
                .map(Numbered::entry)
                .toList();
    }
}
