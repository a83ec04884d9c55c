package dev.latchkey.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.locker.Command;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.resend.Act.What;
import dev.latchkey.resend.Acted.Outcome;
import dev.latchkey.resend.Resends.Kept;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Principal;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.TrackingNumber;
import dev.latchkey.support.Approval;
import dev.latchkey.support.Approval.Verdict;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Case;
import dev.latchkey.support.DecideApproval.Decision;
import dev.latchkey.support.StepUp.OpenCompartment;
import dev.latchkey.support.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What support does once two people agree: that, once, and nothing else.
class TakeStepTest {

    private static final Principal NOOR = new Principal("arn:aws:iam::000000000000:user/noor");
    private static final Principal EMIL = new Principal("arn:aws:iam::000000000000:user/emil");
    private static final String LOCKER = InMemoryCloud.LOCKER_ID;

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final String deliveryId = parcel.deliveryId();

    // ---- the approval ----

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"ROTATE", "OPEN", "CANCEL", "RELEASE"})
    void anApprovalThatNobodyHasGivenAllowsNothing(Action action) {
        Household.changes(cloud, Household.STRANGE);
        var requested = request(action);

        isNotPossible(Hindrance.NotApproved, take(action, requested));
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"ROTATE", "OPEN", "CANCEL", "RELEASE"})
    void aRefusalAllowsNothing(Action action) {
        Household.changes(cloud, Household.STRANGE);
        var requested = request(action);
        cloud.decideApproval().decide(requested.approvalId(), Verdict.REFUSED, EMIL, "no");

        isNotPossible(Hindrance.NotApproved, take(action, requested));
    }

    @Test
    void nobodyApprovesTheirOwn() {
        var requested = request(Action.ROTATE);

        var decision = cloud.decideApproval().decide(requested.approvalId(), Verdict.APPROVED, NOOR, "yes");

        assertThat(decision).isInstanceOf(Decision.Own.class);
        isNotPossible(Hindrance.NotApproved, take(Action.ROTATE, requested));
    }

    @Test
    void nobodyApprovesTheirOwnUnderAnotherRole() {
        var requested = request(Action.ROTATE);
        var approver = new Principal("arn:aws:sts::000000000000:assumed-role/Approver/noor");

        var decision = cloud.decideApproval().decide(requested.approvalId(), Verdict.APPROVED, approver, "yes");

        assertThat(decision).isInstanceOf(Decision.Own.class);
        isNotPossible(Hindrance.NotApproved, take(Action.ROTATE, requested));
    }

    @Test
    void anApprovalOfOneActionAllowsNoOther() {
        var approved = approved(Action.ROTATE);

        isNotPossible(Hindrance.NotApproved, take(Action.CANCEL, approved));
        isNotPossible(Hindrance.NotApproved, take(Action.OPEN, approved));
    }

    @Test
    void anotherParcelsApprovalAllowsNothing() {
        var other = new Parcel("JD014600003828392838");
        cloud.recordCarrierEvent().record(other.registered());
        var approved = approved(Action.CANCEL);

        var acted = cloud.actOnCause().act(act(other.deliveryId(), "r-1", Action.CANCEL, approved));

        isNotPossible(Hindrance.NotApproved, acted);
        assertThat(cloud.delivery(other.deliveryId()).isCancelled()).isFalse();
    }

    @Test
    void anotherRequestsApprovalAllowsNothing() {
        var approved = approved(Action.ROTATE);

        isNotPossible(Hindrance.NotApproved, cloud.actOnCause().act(act(deliveryId, "r-2", Action.ROTATE, approved)));
    }

    @Test
    void theApprovalOfADoorIsNoneOfARequest() {
        var door = cloud.requestApproval().request(new OpenCompartment(LOCKER, 7), NOOR, "why");
        cloud.decideApproval().decide(door.approvalId(), Verdict.APPROVED, EMIL, "yes");

        isNotPossible(Hindrance.NotApproved, take(Action.OPEN, door));
    }

    // ---- other digits ----

    @Test
    void theOldCodeEndsAndTheNewOneGoesOut() {
        var before = cloud.codes.find(deliveryId).orElseThrow();

        var acted = take(Action.ROTATE, approved(Action.ROTATE));

        assertThat(acted.outcome()).isEqualTo(Outcome.Sent);
        assertThat(acted.did()).contains(Deed.CodeRotated);
        assertThat(acted.values()).containsEntry("codeVersion", "2");
        assertThat(cloud.workflows.notices()).containsExactly("code-v2");
        assertThat(cloud.lockers.grants(LOCKER, cloud.clock.instant()))
                .singleElement()
                .satisfies(grant -> assertThat(grant.digest()).isNotEqualTo(before.digest()));
    }

    @Test
    void runAgainTheCodeThatWasSentStaysTheOneThatOpens() {
        var approved = approved(Action.ROTATE);
        var first = take(Action.ROTATE, approved);
        var code = cloud.codes.find(deliveryId);

        assertThat(take(Action.ROTATE, approved)).isEqualTo(first);

        assertThat(cloud.codes.find(deliveryId)).isEqualTo(code);
    }

    @Test
    void aRotationThatBrokeOffIsFinishedAndLeavesOneCode() {
        var approved = approved(Action.ROTATE);
        cloud.link.beforeManifest(() -> {
            throw new IllegalStateException("out of order");
        });
        assertThat(breaksOff(approved)).isTrue();
        var code = cloud.codes.find(deliveryId);

        assertThat(take(Action.ROTATE, approved).did()).contains(Deed.CodeRotated);

        assertThat(cloud.lockers.grants(LOCKER, cloud.clock.instant())).hasSize(1);
        assertThat(cloud.codes.find(deliveryId)).isEqualTo(code);
    }

    @Test
    void aHeldCodeIsRotatedAndStaysHeld() {
        Household.changes(cloud, Household.STRANGE);

        var acted = take(Action.ROTATE, approved(Action.ROTATE));

        assertThat(acted.outcome()).isEqualTo(Outcome.Done);
        assertThat(acted.values()).containsEntry("held", "true");
        assertThat(cloud.workflows.notices()).isEmpty();
    }

    @Test
    void withoutALiveCodeThereIsNothingToRotate() {
        var approved = approved(Action.ROTATE);
        collect();

        isNotPossible(Hindrance.NoLiveCode, take(Action.ROTATE, approved));
    }

    // ---- the door ----

    @Test
    void theDoorOpensForWhatTwoAgreedToAndItIsInTheAuditFirst() {
        var acted = take(Action.OPEN, approved(Action.OPEN));

        assertThat(acted.outcome()).isEqualTo(Outcome.Commanded);
        assertThat(acted.did()).contains(Deed.DoorOpened);
        assertThat(acted.values())
                .containsEntry("compartment", "7")
                .containsEntry("commandId", cloud.link.commands().getFirst().commandId());
        assertThat(openings()).containsExactly(new Command.Open(7));
        assertThat(audited()).containsExactly("ApprovalRequested", "ApprovalGiven", "SupportActed");
        assertThat(cloud.audit.of(Subject.locker(LOCKER)))
                .extracting(deed -> deed.entry().what())
                .containsExactly("OpeningCommanded");
    }

    @Test
    void theDoorOpensOnceHoweverOftenItIsRun() {
        var approved = approved(Action.OPEN);

        take(Action.OPEN, approved);
        take(Action.OPEN, approved);

        assertThat(cloud.link.commands().stream().map(IssuedCommand::commandId).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"29, true", "30, false", "3600, false"})
    void thirtySecondsCountFromTheApproval(int seconds, boolean isOpened) {
        var approved = approved(Action.OPEN);

        cloud.clock.advance(Duration.ofSeconds(seconds));

        var acted = take(Action.OPEN, approved);

        assertThat(openings()).hasSize(isOpened ? 1 : 0);
        assertThat(acted.hindrance())
                .isEqualTo(Optional.of(Hindrance.ApprovalOver).filter(late -> !isOpened));
    }

    @Test
    void theCommandIsNoLongerGoodThanTheApproval() {
        var approved = approved(Action.OPEN);
        var until = cloud.clock.instant().plusSeconds(30);
        cloud.clock.advance(Duration.ofSeconds(20));

        take(Action.OPEN, approved);

        assertThat(cloud.link.commands())
                .singleElement()
                .satisfies(command -> assertThat(command.expiresAt()).isEqualTo(until));
    }

    @Test
    void aDoorBehindWhichTheParcelLiesNoMoreStaysShut() {
        var approved = approved(Action.OPEN);
        collect();

        isNotPossible(Hindrance.ChangedMeanwhile, take(Action.OPEN, approved));
        assertThat(openings()).isEmpty();
    }

    @Test
    void aParcelThatWasCarriedElsewhereMeanwhileOpensNoDoor() {
        cloud.provisionMore();
        var approved = approved(Action.OPEN);
        cloud.relocateParcel()
                .relocate(deliveryId, new Place(LOCKER, 8), cloud.clock.instant(), Optional.of(NOOR.arn()));

        isNotPossible(Hindrance.ChangedMeanwhile, take(Action.OPEN, approved));
    }

    @Test
    void aLockerThatIsAwaySpendsNoApproval() {
        var requested = request(Action.OPEN);
        cloud.lockers.noteDisconnected(LOCKER, new Word(1, cloud.clock.instant()));

        assertThat(approve(requested)).isInstanceOf(Decision.Hindered.class);
        assertThat(cloud.approvals.find(requested.approvalId()).orElseThrow().isApproved())
                .isFalse();
    }

    // ---- calling off ----

    @Test
    void aParcelInItsLockerIsCalledOffAndItsCodeOpensNothing() {
        cloud.awaitPickup().await(deliveryId, InMemoryCloud.REMINDER, false, new TaskToken("pickup"));

        var acted = take(Action.CANCEL, approved(Action.CANCEL));

        assertThat(acted.did()).contains(Deed.DeliveryCancelled);
        assertThat(cloud.status(deliveryId)).isEqualTo(DeliveryStatus.Cancelled);
        assertThat(cloud.lockers.grants(LOCKER, cloud.clock.instant())).isEmpty();
        assertThat(cloud.workflows.completions()).contains(new Completion("pickup", Map.of("outcome", "Cancelled")));
        assertThat(cloud.cases.of(deliveryId)).extracting(Case::reason).containsExactly("ParcelWithoutCode");
        assertThat(acted.cases()).containsExactly("ParcelWithoutCode");
    }

    @Test
    void calledOffTwiceItIsCalledOffOnce() {
        var approved = approved(Action.CANCEL);

        assertThat(take(Action.CANCEL, approved)).isEqualTo(take(Action.CANCEL, approved));

        assertThat(cloud.timeline(deliveryId)).containsOnlyOnce("CancelledBySupport");
        assertThat(cloud.cases.of(deliveryId)).hasSize(1);
    }

    @Test
    void aParcelOnItsWayIsCalledOffToo() {
        var coming = new Parcel("JD014600003828392838");
        cloud.recordCarrierEvent().record(coming.registered());
        var until = cloud.awaitDeposit().firstLook(coming.deliveryId());
        cloud.awaitDeposit().await(coming.deliveryId(), new TaskToken("coming"), List.of(), until);
        var approved = approve(awaitApproval(coming.deliveryId(), Action.CANCEL), EMIL);

        var acted = cloud.actOnCause().act(act(coming.deliveryId(), "r-1", Action.CANCEL, approved));

        assertThat(acted.did()).contains(Deed.DeliveryCancelled);
        assertThat(cloud.workflows.completions()).extracting(Completion::token).contains("coming");
    }

    @Test
    void whatIsCollectedIsNotCalledOff() {
        var approved = approved(Action.CANCEL);
        collect();

        isNotPossible(Hindrance.DeliveryOver, take(Action.CANCEL, approved));
        assertThat(cloud.delivery(deliveryId).cancelledAt()).isEmpty();
    }

    // ---- the hold ----

    @Test
    void theAskersWordAndTheApproversAreTheTwo() {
        Household.changes(cloud, Household.STRANGE);

        var acted = take(Action.RELEASE, approved(Action.RELEASE));

        assertThat(acted.did()).contains(Deed.HoldReleased);
        assertThat(cloud.findHold().find(cloud.delivery(deliveryId)).stands()).isFalse();
        assertThat(cloud.delivery(deliveryId).release().orElseThrow().principals())
                .containsExactly(NOOR.arn(), EMIL.arn());
    }

    @Test
    void releasedBeforeItIsThereItsCodeIsNotOnItsWay() {
        var other = new Parcel("JD014600003828392838");
        cloud.recordCarrierEvent().record(other.registered());
        Household.changes(cloud, Household.STRANGE);
        var approved = approve(awaitApproval(other.deliveryId(), Action.RELEASE), EMIL);

        var acted = cloud.actOnCause().act(act(other.deliveryId(), "r-1", Action.RELEASE, approved));

        assertThat(acted.did()).contains(Deed.HoldReleased);
        assertThat(acted.values()).containsEntry("ahead", "true");
    }

    @Test
    void releasedAgainItIsReleasedOnce() {
        cloud.awaitPickup().await(deliveryId, InMemoryCloud.REMINDER, false, new TaskToken("pickup"));
        Household.changes(cloud, Household.STRANGE);
        var approved = approved(Action.RELEASE);

        assertThat(take(Action.RELEASE, approved)).isEqualTo(take(Action.RELEASE, approved));

        assertThat(cloud.workflows.notices()).containsExactly("released-2");
    }

    @Test
    void aContactThatChangesAfterItWasAskedForStaysHeld() {
        Household.changes(cloud, Household.STRANGE);
        var approved = approved(Action.RELEASE);
        Household.changes(cloud, new Contact(Channel.EMAIL, new Address("mallory@example.com")));

        isNotPossible(Hindrance.ChangedMeanwhile, take(Action.RELEASE, approved));

        assertThat(cloud.findHold().find(cloud.delivery(deliveryId)).stands()).isTrue();
    }

    @Test
    void whatSomebodyElseHasReleasedInPartIsReleased() {
        Household.changes(cloud, Household.STRANGE);
        cloud.releaseDelivery().release(deliveryId, new Principal("arn:aws:iam::000000000000:user/tilda"), "why");

        assertThat(take(Action.RELEASE, approved(Action.RELEASE)).did()).contains(Deed.HoldReleased);
    }

    @Test
    void whatOneOfTheTwoHasReleasedUnderAnotherRoleIsReleasedByBoth() {
        Household.changes(cloud, Household.STRANGE);
        var other = new Principal("arn:aws:sts::000000000000:assumed-role/Release/noor");
        cloud.releaseDelivery().release(deliveryId, other, "why");

        take(Action.RELEASE, approved(Action.RELEASE));

        assertThat(cloud.delivery(deliveryId).release().orElseThrow().principals())
                .containsExactly(other.arn(), EMIL.arn());
    }

    @Test
    void whatTwoOthersHaveReleasedMeanwhileIsNotReleasedAgain() {
        Household.changes(cloud, Household.STRANGE);
        var approved = approved(Action.RELEASE);
        cloud.releaseDelivery().release(deliveryId, new Principal("arn:aws:iam::000000000000:user/tilda"), "why");
        cloud.releaseDelivery().release(deliveryId, new Principal("arn:aws:iam::000000000000:user/ulf"), "why");

        isNotPossible(Hindrance.NothingHeld, take(Action.RELEASE, approved));
    }

    // ---- another contact ----

    @Test
    void theProposedAddressTakesThePlaceOfThoseOnItsChannelAndTheCodeStaysHeld() {
        proposes(Household.STRANGE);

        var acted = take(Action.RESEND, approved(Action.RESEND));

        assertThat(acted.did()).contains(Deed.ContactChanged);
        assertThat(acted.values()).containsEntry("held", "true");
        assertThat(newest().channels())
                .containsExactly(Household.STRANGE, contact(Channel.PUSH), contact(Channel.EMAIL));
        assertThat(cloud.findHold().find(cloud.delivery(deliveryId)).stands()).isTrue();
        assertThat(cloud.timeline(deliveryId)).contains("ContactChanged");
    }

    @Test
    void theContactThatWasKnownBeforeIsWarnedByANotice() {
        proposes(Household.STRANGE);

        take(Action.RESEND, approved(Action.RESEND));

        assertThat(cloud.workflows.kinds(deliveryId)).containsExactly("CODE");
    }

    @Test
    void anAddressThatWasKnownAlreadyGetsTheCode() {
        proposes(contact(Channel.EMAIL));

        var acted = take(Action.RESEND, approved(Action.RESEND));

        assertThat(acted.outcome()).isEqualTo(Outcome.Sent);
        assertThat(acted.values()).containsEntry("channel", "EMAIL");
    }

    @Test
    void changedTwiceItIsChangedOnce() {
        proposes(Household.STRANGE);
        var approved = approved(Action.RESEND);

        assertThat(take(Action.RESEND, approved)).isEqualTo(take(Action.RESEND, approved));

        assertThat(cloud.recipients.find("r-1").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void aContactThatChangedInBetweenIsNotOverwritten() {
        proposes(Household.STRANGE);
        var approved = approved(Action.RESEND);
        var other = new Contact(Channel.EMAIL, new Address("ada.new@example.com"));
        Household.changes(cloud, other);

        isNotPossible(Hindrance.ChangedMeanwhile, take(Action.RESEND, approved));

        assertThat(newest().channels()).containsExactly(other);
    }

    @Test
    void aProposalThatIsForgottenByThenChangesNothing() {
        proposes(Household.STRANGE);
        var approved = approved(Action.RESEND);
        cloud.proposals.remove("r-1");

        isNotPossible(Hindrance.NoNewContact, take(Action.RESEND, approved));
    }

    @Test
    void withoutAnApprovalTheProposalStaysOne() {
        proposes(Household.STRANGE);

        isNotPossible(Hindrance.NotApproved, take(Action.RESEND, request(Action.RESEND)));

        assertThat(newest()).isEqualTo(Parcel.recipient());
    }

    private void proposes(Contact contact) {
        cloud.proposals.park(
                "r-1",
                new Proposal(contact.channel(), contact.address()),
                cloud.clock.instant().plus(Duration.ofDays(2)));
    }

    private static Contact contact(Channel channel) {
        return Parcel.recipient().channels().stream()
                .filter(contact -> contact.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    private Recipient newest() {
        return cloud.recipients.find("r-1").orElseThrow().recipient();
    }

    private static ResendRequest noorsRequest() {
        var wish = new Wish(
                new TrackingNumber(Parcel.first().trackingNumber()),
                Optional.empty(),
                Action.RESEND,
                Optional.empty(),
                "en",
                Optional.of("She called"),
                Optional.empty(),
                true);
        return new ResendRequest("r-1", Origin.API, Optional.of(NOOR.arn()), wish);
    }

    private Approval request(Action action) {
        return awaitApproval(deliveryId, action);
    }

    private Approval awaitApproval(String parcelOf, Action action) {
        cloud.resends.keep(new Kept(noorsRequest(), "execution-1", cloud.clock.instant()));
        return cloud.awaitApproval()
                .await(parcelOf, "r-1", action, new TaskToken("approval"))
                .orElseThrow();
    }

    private Approval approved(Action action) {
        return approve(request(action), EMIL);
    }

    private Approval approve(Approval requested, Principal by) {
        cloud.decideApproval().decide(requested.approvalId(), Verdict.APPROVED, by, "Called her back");
        return cloud.approvals.find(requested.approvalId()).orElseThrow();
    }

    private Decision approve(Approval requested) {
        return cloud.decideApproval().decide(requested.approvalId(), Verdict.APPROVED, EMIL, "Called her back");
    }

    private boolean breaksOff(Approval approved) {
        try {
            take(Action.ROTATE, approved);
            return false;
        } catch (IllegalStateException outOfOrder) {
            return true;
        }
    }

    private Acted take(Action action, Approval approval) {
        return cloud.actOnCause().act(act(deliveryId, "r-1", action, approval));
    }

    private static Act act(String parcelOf, String requestId, Action action, Approval approval) {
        return new Act(
                parcelOf,
                requestId,
                new What.AsAsked(action),
                Optional.empty(),
                "AsAsked",
                Optional.of(approval.approvalId()));
    }

    private static void isNotPossible(Hindrance hindrance, Acted acted) {
        assertThat(acted.outcome()).isEqualTo(Outcome.NotPossible);
        assertThat(acted.hindrance()).contains(hindrance);
    }

    private void collect() {
        cloud.recordPickup().record(LOCKER, deliveryId, 7, "collected", cloud.clock.instant());
    }

    private List<Command> openings() {
        return cloud.link.commands().stream().map(IssuedCommand::command).toList();
    }

    private List<String> audited() {
        return cloud.audit.of(Subject.delivery(deliveryId)).stream()
                .map(Numbered::entry)
                .map(AuditEntry::what)
                .toList();
    }
}
