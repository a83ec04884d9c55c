package dev.latchkey.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.RecordPickup.Recorded;
import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.code.RelocateParcel.Relocated;
import dev.latchkey.fault.ContainFault.Result;
import dev.latchkey.fault.FaultDue.What;
import dev.latchkey.fault.ReportRecipientPresent.Reported;
import dev.latchkey.fault.ResolveFault.Resolution;
import dev.latchkey.fault.ResolveFault.Resolved;
import dev.latchkey.locker.Command;
import dev.latchkey.locker.HealthReport;
import dev.latchkey.locker.HealthReport.ActiveFault;
import dev.latchkey.locker.HealthReport.CompartmentReport;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers.Deposit;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.support.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// A fault's way from one step of `handle-locker-fault` to the next.
class HandleFaultTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;
    private static final String OTHER = InMemoryCloud.OTHER_LOCKER_ID;
    private static final Instant NOW = InMemoryCloud.START;
    private static final String JAM = "doorDidNotOpen";
    private static final String TECHNICIAN = "arn:aws:iam::000000000000:user/tilda";

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private int tokens;

    // ---- asking ----

    @Test
    void aLockerThatIsAwayIsNotWaitedFor() {
        var jam = raise(JAM, 7, Map.of());
        cloud.lockers.noteDisconnected(LOCKER, new Word(1, NOW));

        diagnose(jam);

        assertThat(cloud.workflows.completions()).containsExactly(new Completion("t1", Map.of("outcome", "Away")));
        assertThat(cloud.link.commands()).isEmpty();
        assertThat(contain(jam)).isEqualTo(Result.Believed);
    }

    @Test
    void aFaultThatTheLockersAnswerHasIsConfirmed() {
        var jam = raise(JAM, 7, Map.of());

        confirm(jam);

        assertThat(contain(jam)).isEqualTo(Result.Confirmed);
        assertThat(find(jam).handling().confirmedAt()).isPresent();
        assertThat(commands()).contains(new Command.DisableCompartment(7));
    }

    @Test
    void aFaultThatTheLockersAnswerLacksIsNotConfirmedWhereTheAnswerIsFromBeforeIt() {
        var jam = raise(JAM, 7, Map.of());
        diagnose(jam);

        answer(List.of());

        assertThat(contain(jam)).isEqualTo(Result.Believed);
        assertThat(find(jam).handling().confirmedAt()).isEmpty();
    }

    @Test
    void aFaultThatTheLockersAnswerLacksIsOver() {
        var jam = raise(JAM, 7, Map.of());
        diagnose(jam);
        cloud.clock.advance(Duration.ofSeconds(1));

        answer(List.of());

        assertThat(contain(jam)).isEqualTo(Result.Over);
        assertThat(due(jam)).isEqualTo(What.Cleared);
        assertThat(commands()).doesNotContain(new Command.DisableCompartment(7));
    }

    @Test
    void aSilentLockerThatAnswersIsSilentNoMore() {
        cloud.lockers.noteConnected(LOCKER, new Word(1, NOW));
        cloud.clock.advance(Duration.ofMinutes(45));
        cloud.checkLocker().check(LOCKER);
        var silent = cloud.faults.open(LOCKER).getFirst();
        diagnose(silent);
        cloud.clock.advance(Duration.ofSeconds(1));

        answer(List.of());

        assertThat(contain(silent)).isEqualTo(Result.Over);
        assertThat(cloud.checkLocker().check(LOCKER).raised()).isEmpty();
    }

    // ---- telling ----

    @Test
    void theRecipientIsToldOnceAndHasMoreTime() {
        var end = end();
        var jam = raise(JAM, 7, Map.of());
        cloud.clock.advance(Duration.ofMinutes(1));

        assertThat(warn(jam)).isEqualTo(1);
        warn(jam);

        assertThat(cloud.workflows.kinds(parcel.deliveryId())).containsExactly("LOCKER_TROUBLE");
        assertThat(end()).isEqualTo(end.plus(Duration.ofHours(48)));
    }

    @Test
    void aFaultThatLastsLongerMovesTheEndByItsLength() {
        var end = end();
        var jam = raise(JAM, 7, Map.of());
        warn(jam);

        cloud.clock.set(NOW.plus(Duration.ofHours(60)));
        cloud.clearFault().clear(LOCKER, JAM, 7, cloud.clock.instant());

        assertThat(end()).isEqualTo(end.plus(Duration.ofHours(60)));
    }

    @Test
    void aLockerThatIsAwayHasItsTimeFromItsConnectionAndNotTwice() {
        var end = end();
        var offline = raise("offline", 0, Map.of());

        assertThat(warn(offline)).isEqualTo(1);
        cloud.clock.advance(Duration.ofHours(60));
        cloud.clearFault().clear(LOCKER, "offline", cloud.clock.instant());

        assertThat(cloud.workflows.kinds(parcel.deliveryId())).containsExactly("LOCKER_AWAY");
        assertThat(end()).isEqualTo(end);
    }

    @Test
    void aFaultThatKeepsNobodyFromCollectingMovesNoEnd() {
        var end = end();
        var silent = raise("silent", 0, Map.of());

        warn(silent);
        cloud.clock.advance(Duration.ofHours(60));
        cloud.clearFault().clear(LOCKER, "silent", cloud.clock.instant());

        assertThat(end()).isEqualTo(end);
    }

    @Test
    void aFaultThatNobodyIsToldOfMovesTheEndByItsLength() {
        var end = end();
        var open = raise("doorDidNotClose", 7, Map.of());

        warn(open);
        assertThat(end()).isEqualTo(end);
        cloud.clock.advance(Duration.ofHours(3));
        cloud.clearFault().clear(LOCKER, "doorDidNotClose", 7, cloud.clock.instant());

        assertThat(end()).isEqualTo(end.plus(Duration.ofHours(3)));
    }

    @Test
    void anotherCompartmentsParcelIsNotBehindTheFault() {
        assertThat(warn(raise(JAM, 1, Map.of()))).isZero();

        assertThat(cloud.workflows.kinds(parcel.deliveryId())).isEmpty();
    }

    @Test
    void ofADeadKeypadEverybodyIsTold() {
        assertThat(warn(raise("keypadDead", 0, Map.of()))).isEqualTo(1);

        assertThat(cloud.workflows.kinds(parcel.deliveryId())).containsExactly("KEYPAD_TROUBLE");
    }

    @Test
    void ofALockerThatCanReadNothingEverybodyIsToldSo() {
        raise("keypadKeyDead", 0, Map.of());

        warn(raise("scannerDead", 0, Map.of()));

        assertThat(cloud.workflows.kinds(parcel.deliveryId())).containsExactly("LOCKER_AWAY");
    }

    // ---- telling those who come later ----

    @Test
    void aParcelThatGetsItsCodeAfterTheOthersWereToldIsToldToo() {
        var dead = raise("keypadDead", 0, Map.of());
        warn(dead);
        var later = new Parcel("JD014600003828392838").readyAt(cloud);

        catchUp(later);
        catchUp(later);

        assertThat(cloud.workflows.kinds(later.deliveryId())).containsExactly("KEYPAD_TROUBLE");
        assertThat(find(dead).handling().parcels()).contains(parcel.deliveryId(), later.deliveryId());
    }

    @Test
    void itsWindowGetsWhatIsLeftOfTheTimeThatWasPromised() {
        warn(raise("keypadDead", 0, Map.of()));
        cloud.clock.advance(Duration.ofHours(20));
        var later = new Parcel("JD014600003828392838").readyAt(cloud);

        catchUp(later);

        var code = cloud.delivery(later.deliveryId()).liveCode().orElseThrow();
        assertThat(code.expiresAt()).isEqualTo(code.issuedAt().plus(Duration.ofHours(72 + 28)));
    }

    @Test
    void aParcelThatComesBeforeTheOthersAreToldIsToldWithThem() {
        var dead = raise("keypadDead", 0, Map.of());

        catchUp(parcel);

        assertThat(cloud.workflows.kinds(parcel.deliveryId())).isEmpty();
        assertThat(warn(dead)).isEqualTo(1);
    }

    @Test
    void nobodyIsToldOfAFaultThatIsOverOrOfAnotherCompartments() {
        warn(raise(JAM, 1, Map.of()));
        warn(raise("keypadDead", 0, Map.of()));
        cloud.clearFault().clear(LOCKER, "keypadDead", cloud.clock.instant());
        var later = new Parcel("JD014600003828392838").readyAt(cloud);

        catchUp(later);

        assertThat(cloud.workflows.kinds(later.deliveryId())).isEmpty();
    }

    // ---- both inputs ----

    @Test
    void theLastInputIsNotTakenOutOfUseAndTheOtherComesBack() {
        contain(raise("keypadKeyDead", 0, Map.of()));

        contain(raise("scannerDead", 0, Map.of()));

        assertThat(commands())
                .containsExactly(
                        new Command.DisableInput(Command.Input.KEYPAD), new Command.EnableInput(Command.Input.KEYPAD));
    }

    @Test
    void anInputIsOutOfUseAgainOnceTheOtherIsRepaired() {
        contain(raise("keypadKeyDead", 0, Map.of()));
        contain(raise("scannerDead", 0, Map.of()));
        cloud.clock.advance(Duration.ofMinutes(1));

        cloud.clearFault().clear(LOCKER, "scannerDead", cloud.clock.instant());

        assertThat(commands().getLast()).isEqualTo(new Command.DisableInput(Command.Input.KEYPAD));
        assertThat(commands()).doesNotContain(new Command.DisableInput(Command.Input.SCANNER));
    }

    // ---- ways out ----

    @Test
    void theLatchIsTriedOnceForARecipientWhoIsThere() {
        var jam = confirmedJam();
        assertThat(due(jam)).isEqualTo(What.OpenAgain);

        openAgain(jam);

        assertThat(commands()).contains(new Command.Open(7));
        assertThat(due(jam)).isEqualTo(What.CallTechnician);
        assertThat(cloud.audit.of(Subject.locker(LOCKER))).hasSize(1);
    }

    @Test
    void theLatchIsNotTriedWhenTheRecipientHasGone() {
        var jam = confirmedJam();
        cloud.clock.advance(Duration.ofMinutes(3));

        assertThat(due(jam)).isEqualTo(What.CallTechnician);
        openAgain(jam);

        assertThat(commands()).doesNotContain(new Command.Open(7));
        assertThat(cloud.workflows.completions().getLast().output()).isEqualTo(Map.of("outcome", "Nobody"));
    }

    @Test
    void theLatchIsNotTriedForAFaultThatNobodyConfirmed() {
        var jam = raise(JAM, 7, Map.of("deliveryId", parcel.deliveryId(), "openedBy", "keypad"));
        warn(jam);

        openAgain(jam);

        assertThat(commands()).doesNotContain(new Command.Open(7));
        assertThat(due(jam)).isEqualTo(What.CallTechnician);
    }

    @Test
    void nobodyStandsThereByAClockThatWasAheadUntilTheirOwnPageSaysSo() {
        var jam = cloud.raiseFault()
                .raise(
                        LOCKER,
                        JAM,
                        "major",
                        7,
                        NOW.plus(Duration.ofDays(10)),
                        Map.of("deliveryId", parcel.deliveryId(), "openedBy", "keypad"))
                .fault();
        confirm(jam);
        contain(jam);
        warn(jam);

        assertThat(due(jam)).isEqualTo(What.CallTechnician);
        assertThat(says()).isEqualTo(new Reported.Heard());
        assertThat(due(jam)).isEqualTo(What.OpenAgain);
    }

    @Test
    void aRecipientsWordGetsAnotherTry() {
        var jam = confirmedJam();
        openAgain(jam);
        cloud.clock.advance(Duration.ofMinutes(5));
        cloud.waits.park(jam.faultId(), WakeFault.REPAIR, new TaskToken("waiting"));

        assertThat(says()).isEqualTo(new Reported.Heard());

        assertThat(cloud.workflows.completions()).contains(new Completion("waiting", Map.of("outcome", "Wait")));
        assertThat(due(jam)).isEqualTo(What.OpenAgain);
    }

    @Test
    void aWordThatComesTooSoonAfterAnotherOneChangesNothing() {
        var jam = confirmedJam();
        openAgain(jam);
        cloud.clock.advance(Duration.ofMinutes(5));
        says();
        openAgain(jam);
        cloud.clock.advance(Duration.ofSeconds(20));
        cloud.waits.park(jam.faultId(), WakeFault.REPAIR, new TaskToken("waiting"));
        var before = find(jam);

        assertThat(says()).isEqualTo(new Reported.TooSoon(Duration.ofSeconds(10)));

        assertThat(find(jam)).isEqualTo(before);
        assertThat(cloud.workflows.completions()).doesNotContain(new Completion("waiting", Map.of("outcome", "Wait")));
        cloud.clock.advance(Duration.ofSeconds(10));
        assertThat(says()).isEqualTo(new Reported.Heard());
    }

    @Test
    void theRightCodeAtTheDoorIsAWordToo() {
        confirmedJam();

        assertThat(says()).isEqualTo(new Reported.TooSoon(Duration.ofSeconds(29)));
    }

    @Test
    void aWordForWhichTheWorkflowWasNotWokenWakesItWhenItIsSaidAgain() {
        var jam = confirmedJam();
        openAgain(jam);
        cloud.clock.advance(Duration.ofMinutes(5));
        says();
        cloud.waits.park(jam.faultId(), WakeFault.REPAIR, new TaskToken("waiting"));

        says();

        assertThat(cloud.workflows.completions()).contains(new Completion("waiting", Map.of("outcome", "Wait")));
    }

    @Test
    void aWordIsNotTakenWhileNoCommandReachesTheLocker() {
        var jam = confirmedJam();
        cloud.clock.advance(Duration.ofMinutes(5));
        cloud.lockers.noteDisconnected(LOCKER, new Word(1, cloud.clock.instant()));

        assertThat(says()).isEqualTo(new Reported.LockerAway());

        assertThat(find(jam).handling().present()).isEmpty();
    }

    @Test
    void aWordAtAJamThatNobodyConfirmedOpensNothing() {
        warn(raise(JAM, 7, Map.of()));

        assertThat(says()).isEqualTo(new Reported.NoJam());
    }

    @Test
    void aWordOpensNothingOncePeopleHaveTheCase() {
        var jam = confirmedJam();
        cloud.escalateFault().escalate(LOCKER, jam.faultId(), "no repair");

        assertThat(says()).isEqualTo(new Reported.NoJam());
    }

    @Test
    void aRecipientsWordAtADoorThatWorksOpensNothing() {
        assertThat(says()).isEqualTo(new Reported.NoJam());
    }

    @Test
    void theLatchOfAnEmptyCompartmentIsTriedOnceWithoutAnybody() {
        var jam = raise(JAM, 1, Map.of("openedBy", "courier"));
        warn(jam);
        assertThat(due(jam)).isEqualTo(What.OpenAgain);

        openAgain(jam);

        assertThat(commands()).contains(new Command.Open(1));
        assertThat(due(jam)).isEqualTo(What.CallTechnician);
    }

    @Test
    void theLatchOfACompartmentInWhichSomethingIsSeenIsNotTriedWithoutAnybody() {
        var jam = raise(JAM, 1, Map.of("openedBy", "courier"));
        diagnose(jam);
        cloud.clock.advance(Duration.ofSeconds(1));
        answer(List.of(active(jam)), new CompartmentReport(1, "closed", "occupied", true, 3));
        warn(jam);

        assertThat(due(jam)).isEqualTo(What.CallTechnician);
        openAgain(jam);

        assertThat(commands()).doesNotContain(new Command.Open(1));
    }

    @Test
    void aDoorThatOpensByCommandIsAFaultNoMore() {
        var jam = confirmedJam();
        openAgain(jam);
        var sent = cloud.link.commands().getLast();

        cloud.recordCommandAnswer()
                .record(LOCKER, sent.commandId(), new Answer("done", "opened", cloud.clock.instant()));

        assertThat(due(jam)).isEqualTo(What.Cleared);
        assertThat(commands()).contains(new Command.EnableCompartment(7));
    }

    @Test
    void aTechnicianHearsWhereTheParcelCouldGo() {
        cloud.provisionMore();
        var jam = raise(JAM, 7, Map.of());
        warn(jam);

        cloud.callTechnician().call(LOCKER, jam.faultId());

        assertThat(cloud.technicians.orders()).singleElement().satisfies(order -> {
            assertThat(order.parcels()).containsExactly(parcel.deliveryId());
            assertThat(order.moveTo()).contains(8);
        });
        assertThat(due(jam)).isEqualTo(What.Wait);
    }

    @Test
    void whatNobodyRepairsEndsInACase() {
        var jam = called();
        cloud.clock.advance(Duration.ofHours(25));

        assertThat(due(jam)).isEqualTo(What.Escalate);
        var first = cloud.escalateFault().escalate(LOCKER, jam.faultId(), "no repair");
        assertThat(cloud.escalateFault().escalate(LOCKER, jam.faultId(), "no repair"))
                .isEqualTo(first);

        assertThat(cloud.cases.of(parcel.deliveryId()))
                .singleElement()
                .satisfies(opened -> assertThat(opened.reason()).isEqualTo("LockerFault"));
    }

    @Test
    void peopleHearAtOnceOfAForcedDoorUnlessATechnicianIsCalledToIt() {
        var forced = raise("doorForced", 7, Map.of());
        warn(forced);
        cloud.callTechnician().call(LOCKER, forced.faultId());
        assertThat(due(forced)).isEqualTo(What.Escalate);

        cloud.clock.advance(Duration.ofSeconds(1));
        var empty = raise("emptyUnexpectedly", 7, Map.of());
        warn(empty);
        cloud.callTechnician().call(LOCKER, empty.faultId());
        assertThat(due(empty)).isEqualTo(What.Wait);
    }

    @Test
    void aCollectedParcelEndsTheFaultOfItsCompartment() {
        var jam = called();

        cloud.recordPickup().record(LOCKER, parcel.deliveryId(), 7, "e-1", cloud.clock.instant());

        assertThat(due(jam)).isEqualTo(What.Collected);
    }

    // ---- relocation ----

    @Test
    void aParcelThatSupportWantsElsewhereIsCarriedThereAndThatIsTheEndOfIt() {
        cloud.provisionMore();
        cloud.orderTechnician().relocate(cloud.delivery(parcel.deliveryId()), NOW);
        var wish = cloud.faults.open(LOCKER).getFirst();
        warn(wish);
        assertThat(due(wish)).isEqualTo(What.Wait);
        assertThat(cloud.containment().compartmentsOutOfUse(LOCKER)).isEmpty();

        resolve(wish, new Resolution.MovedTo(Optional.empty(), 8, Optional.empty()));
        awaitRepair(wish);

        assertThat(due(wish)).isEqualTo(What.Relocated);
        assertThat(cloud.faults.open(LOCKER)).isEmpty();
        assertThat(cloud.lockers.grants(LOCKER, NOW)).hasSize(1);
    }

    @Test
    void aReportOfHealthDoesNotEndWhatOnlySupportCanWish() {
        cloud.provisionMore();
        cloud.orderTechnician().relocate(cloud.delivery(parcel.deliveryId()), NOW);
        var wish = cloud.faults.open(LOCKER).getFirst();

        diagnose(wish);
        cloud.clock.advance(Duration.ofSeconds(1));
        answer(List.of());

        assertThat(cloud.faults.open(LOCKER)).containsExactly(find(wish));
    }

    @Test
    void aParcelThatIsCollectedFirstNeedsNoTechnician() {
        cloud.orderTechnician().relocate(cloud.delivery(parcel.deliveryId()), NOW);
        var wish = cloud.faults.open(LOCKER).getFirst();
        warn(wish);

        cloud.recordPickup().record(LOCKER, parcel.deliveryId(), 7, "e-1", cloud.clock.instant());
        awaitRepair(wish);

        assertThat(cloud.faults.open(LOCKER)).isEmpty();
    }

    @Test
    void aRelocatedParcelHasOneCodeAndItIsAnother() {
        cloud.provisionMore();
        var jam = called();
        var before = cloud.codes.find(parcel.deliveryId()).orElseThrow();

        assertThat(resolve(jam, new Resolution.MovedTo(Optional.empty(), 8, Optional.empty())))
                .isEqualTo(new Resolved.Done());

        var code = cloud.codes.find(parcel.deliveryId()).orElseThrow();
        assertThat(code.digest()).isNotEqualTo(before.digest());
        assertThat(code.compartment()).isEqualTo(8);
        assertThat(cloud.lockers.findGrant(LOCKER, before.digest(), NOW)).isEmpty();
        assertThat(cloud.lockers.grants(LOCKER, NOW)).hasSize(1);
        assertThat(cloud.delivery(parcel.deliveryId()).placement().orElseThrow().compartment())
                .isEqualTo(8);
        assertThat(cloud.workflows.kinds(parcel.deliveryId())).containsExactly("LOCKER_TROUBLE", "CODE");
        assertThat(due(jam)).isEqualTo(What.Relocated);
    }

    @Test
    void aRelocationThatIsSaidAgainChangesNothing() {
        cloud.provisionMore();
        var jam = called();
        resolve(jam, new Resolution.MovedTo(Optional.empty(), 8, Optional.empty()));
        var code = cloud.codes.find(parcel.deliveryId());

        resolve(jam, new Resolution.MovedTo(Optional.empty(), 8, Optional.empty()));

        assertThat(cloud.codes.find(parcel.deliveryId())).isEqualTo(code);
        assertThat(cloud.timeline(parcel.deliveryId())).containsOnlyOnce("ParcelRelocated");
    }

    @Test
    void aRelocationThatBrokeOffIsFinishedUnderTheSameDigits() {
        cloud.provisionMore();
        called();
        cloud.link.beforeManifest(() -> {
            throw new IllegalStateException("out of order");
        });

        assertThat(relocated(8)).isEqualTo("broke off");
        var code = cloud.codes.find(parcel.deliveryId());
        assertThat(relocated(8)).isEqualTo(new Relocated.Done(2).toString());

        assertThat(cloud.codes.find(parcel.deliveryId())).isEqualTo(code);
        assertThat(cloud.lockers.grants(LOCKER, NOW)).hasSize(1);
    }

    @Test
    void aParcelInAnotherLockerIsCollectedThere() {
        cloud.provisionMore();
        var jam = called();
        cloud.clock.advance(Duration.ofHours(1));

        assertThat(cloud.followParcel()
                        .deposited(OTHER, new Deposit("e-9", parcel.trackingNumber(), 3, cloud.clock.instant())))
                .isTrue();

        assertThat(cloud.lockers.grants(LOCKER, NOW)).isEmpty();
        assertThat(cloud.lockers.grants(OTHER, NOW)).hasSize(1);
        assertThat(cloud.delivery(parcel.deliveryId()).isFor(OTHER)).isTrue();
        assertThat(due(jam)).isEqualTo(What.Relocated);
        assertThat(cloud.recordPickup().record(OTHER, parcel.deliveryId(), 3, "e-10", cloud.clock.instant()))
                .isEqualTo(Recorded.COLLECTED);
        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Collected);
    }

    @Test
    void aDepositElsewhereThatNoTechnicianWasCalledForIsNoRelocation() {
        cloud.provisionMore();

        assertThat(cloud.followParcel()
                        .deposited(LOCKER, new Deposit("e-9", parcel.trackingNumber(), 8, NOW.plusSeconds(60))))
                .isFalse();

        assertThat(cloud.delivery(parcel.deliveryId()).placement().orElseThrow().compartment())
                .isEqualTo(7);
    }

    @Test
    void nothingIsRelocatedToWhereAnotherParcelLies() {
        cloud.provisionMore();
        var jam = called();
        cloud.lockers.keepDeposit(LOCKER, new Deposit("e-8", "JD0008", 8, NOW));

        assertThat(resolve(jam, new Resolution.MovedTo(Optional.empty(), 8, Optional.empty())))
                .isEqualTo(new Resolved.Occupied());
        assertThat(resolve(jam, new Resolution.MovedTo(Optional.empty(), 99, Optional.empty())))
                .isEqualTo(new Resolved.NoSuchPlace());
        assertThat(resolve(jam, new Resolution.MovedTo(Optional.empty(), 8, Optional.of("d-other"))))
                .isEqualTo(new Resolved.WhichParcel());
    }

    @Test
    void aParcelThatIsHandedOverOutsideHasNoCode() {
        var jam = called();
        cloud.waits.park(parcel.deliveryId(), "pickup", new TaskToken("pickup"));

        assertThat(resolve(jam, new Resolution.HandedOver("Kiosk Nord", Optional.empty())))
                .isEqualTo(new Resolved.Done());

        assertThat(cloud.status(parcel.deliveryId())).isEqualTo(DeliveryStatus.Relocated);
        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
        assertThat(cloud.workflows.completions()).contains(new Completion("pickup", Map.of("outcome", "Relocated")));
        assertThat(cloud.workflows.kinds(parcel.deliveryId())).containsExactly("LOCKER_TROUBLE", "RELOCATED");
        assertThat(due(jam)).isEqualTo(What.Relocated);
    }

    // ---- steps ----

    private String relocated(int compartment) {
        try {
            return cloud.relocateParcel()
                    .relocate(
                            parcel.deliveryId(),
                            new Place(LOCKER, compartment),
                            cloud.clock.instant(),
                            Optional.of(TECHNICIAN))
                    .toString();
        } catch (IllegalStateException brokeOff) {
            return "broke off";
        }
    }

    private Reported says() {
        return cloud.reportRecipientPresent().report(parcel.deliveryId());
    }

    /// A jam that is confirmed while the recipient stands there.
    private LockerFault confirmedJam() {
        var jam = raise(JAM, 7, Map.of("deliveryId", parcel.deliveryId(), "openedBy", "keypad"));
        confirm(jam);
        contain(jam);
        warn(jam);
        return jam;
    }

    /// A jam of which a technician has heard.
    private LockerFault called() {
        var jam = raise(JAM, 7, Map.of());
        warn(jam);
        cloud.callTechnician().call(LOCKER, jam.faultId());
        return jam;
    }

    private LockerFault raise(String code, int compartment, Map<String, Object> evidence) {
        return cloud.raiseFault()
                .raise(LOCKER, code, "major", compartment, cloud.clock.instant(), evidence)
                .fault();
    }

    private void diagnose(LockerFault fault) {
        cloud.diagnoseFault().diagnose(LOCKER, fault.faultId(), token());
    }

    private void confirm(LockerFault fault) {
        diagnose(fault);
        cloud.clock.advance(Duration.ofSeconds(1));
        answer(List.of(active(fault)));
    }

    private static ActiveFault active(LockerFault fault) {
        return new ActiveFault(fault.code(), fault.severity(), fault.compartment(), fault.since());
    }

    private void answer(List<ActiveFault> faults, CompartmentReport... compartments) {
        var report = new HealthReport(
                "0.1.0",
                1,
                0,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(faults),
                List.of(compartments));
        cloud.recordCommandAnswer()
                .record(
                        LOCKER,
                        cloud.link.commands().getLast().commandId(),
                        new Answer("done", "looked", Optional.of(report), cloud.clock.instant()));
    }

    private Result contain(LockerFault fault) {
        return cloud.containFault().contain(LOCKER, fault.faultId());
    }

    private int warn(LockerFault fault) {
        return cloud.warnRecipients().warn(LOCKER, fault.faultId());
    }

    private void catchUp(Parcel later) {
        cloud.warnRecipients().catchUp(later.deliveryId());
    }

    private void openAgain(LockerFault fault) {
        cloud.openAgain().open(LOCKER, fault.faultId(), token());
    }

    private void awaitRepair(LockerFault fault) {
        cloud.awaitRepair().await(LOCKER, fault.faultId(), NOW, token());
    }

    private What due(LockerFault fault) {
        return cloud.findWayOut().due(find(fault)).what();
    }

    private Resolved resolve(LockerFault fault, Resolution resolution) {
        return cloud.resolveFault().resolve(LOCKER, fault.faultId(), resolution, TECHNICIAN);
    }

    private LockerFault find(LockerFault fault) {
        return cloud.faults.find(LOCKER, fault.faultId()).orElseThrow();
    }

    private Instant end() {
        return cloud.delivery(parcel.deliveryId()).liveCode().orElseThrow().expiresAt();
    }

    private List<Command> commands() {
        return cloud.link.commands().stream().map(IssuedCommand::command).toList();
    }

    private TaskToken token() {
        return new TaskToken("t" + ++tokens);
    }
}
