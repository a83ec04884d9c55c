package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndNoticesTest {

    private static final ContactRef SMS = new ContactRef("r-1", 1, 1, Channel.SMS);
    private static final Map<String, Object> OVER = Map.of("outcome", "NothingToTell");
    private static final Map<String, Object> OVER_ON_SMS = Map.of("outcome", "NothingToTell", "channel", Channel.SMS);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @ParameterizedTest
    @EnumSource(names = {"LATE", "ATTEMPT_FAILED", "ADDRESS_PROBLEM", "MISROUTED", "DAMAGED", "DELAYED"})
    void theTroubleOfAParcelOnItsWayIsToldUntilItIsThere(NoticeKind kind) {
        var coming = new Parcel("JD014600003828392838");
        cloud.recordCarrierEvent().record(coming.registered());
        var id = new AttemptId(coming.deliveryId(), kind.name(), 1);
        cloud.sendMessage().send(id, kind, SMS, new TaskToken("message"));
        cloud.endNotices().end(coming.deliveryId());
        assertThat(cloud.workflows.completions()).isEmpty();

        coming.readyAt(cloud);
        cloud.endNotices().end(coming.deliveryId());

        assertThat(cloud.workflows.completions()).contains(new Completion("message", OVER_ON_SMS));
    }

    @ParameterizedTest
    @EnumSource(names = {"CODE", "REMINDER", "EXPIRED", "RETURNED", "CANCELLED", "WARNING"})
    void aNoticeWhoseReasonStandsGoesOn(NoticeKind kind) {
        awaitReceipt(kind, "message");
        awaitNextRound(kind, "pause");

        end();

        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void aParcelThatWasCollectedEndsEveryNoticeWhereverItWaits(NoticeKind kind) {
        awaitReceipt(kind, "message");
        awaitNextRound(kind, "pause");
        collect();

        end();

        assertThat(cloud.workflows.completions())
                .containsExactlyInAnyOrder(new Completion("message", OVER_ON_SMS), new Completion("pause", OVER));
    }

    @Test
    void aCodeThatHasExpiredEndsWhatCarriesItAndNotTheWordOfItsEnd() {
        awaitReceipt(NoticeKind.CODE, "code");
        awaitReceipt(NoticeKind.REMINDER, "reminder");
        awaitNextRound(NoticeKind.EXPIRED, "expired");
        cloud.clock.advance(Duration.ofHours(72));
        cloud.expireCode().expire(parcel.deliveryId());

        end();

        assertThat(cloud.workflows.completions())
                .extracting(Completion::token)
                .containsExactlyInAnyOrder("code", "reminder");
    }

    @Test
    void aDeliveryThatIsClosedEndsWhatCarriesACode() {
        awaitNextRound(NoticeKind.CODE, "pause");
        cloud.closeDelivery().close(parcel.deliveryId(), Outcome.Escalated);

        end();

        assertThat(cloud.workflows.completions()).containsExactly(new Completion("pause", OVER));
    }

    @Test
    void aLockerThatWorksAgainEndsTheNoticeOfItsFaultWhereverItWaits() {
        var notice = FaultNotice.id(warnedOf("doorDidNotOpen", 7));
        awaitReceipt(notice, NoticeKind.LOCKER_TROUBLE, "message");
        awaitNextRound(notice, NoticeKind.LOCKER_TROUBLE, "pause");
        assertThat(cloud.workflows.completions()).isEmpty();

        clears("doorDidNotOpen", 7);

        assertThat(cloud.workflows.completions())
                .containsExactlyInAnyOrder(new Completion("message", OVER_ON_SMS), new Completion("pause", OVER));
    }

    @Test
    void ofALockerThatWorksAgainNoOtherMessageGoesOut() {
        var notice = FaultNotice.id(warnedOf("keypadDead", 0));
        clears("keypadDead", 0);

        awaitReceipt(notice, NoticeKind.KEYPAD_TROUBLE, "next channel");

        assertThat(cloud.sms.sendings()).isEmpty();
        assertThat(cloud.workflows.completions()).containsExactly(new Completion("next channel", OVER_ON_SMS));
    }

    @Test
    void theEndOfOneFaultLeavesTheNoticeOfAnotherAndTheCode() {
        warnedOf("scannerDead", 0);
        var other = FaultNotice.id(warnedOf("doorDidNotOpen", 7));
        awaitNextRound(other, NoticeKind.LOCKER_TROUBLE, "pause");
        awaitNextRound("code", NoticeKind.CODE, "code");

        clears("scannerDead", 0);

        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void aParcelThatWasCarriedToAnotherCompartmentIsNotToldOfTheOldOnesDoor() {
        var notice = FaultNotice.id(warnedOf("doorDidNotOpen", 7));
        cloud.relocateParcel()
                .relocate(
                        parcel.deliveryId(),
                        new Place(InMemoryCloud.LOCKER_ID, 1),
                        cloud.clock.instant(),
                        Optional.of("tilda"));

        awaitNextRound(notice, NoticeKind.LOCKER_TROUBLE, "pause");

        assertThat(cloud.workflows.completions()).containsExactly(new Completion("pause", OVER));
    }

    @Test
    void endedTwiceItIsEndedOnce() {
        awaitReceipt(NoticeKind.CODE, "message");
        collect();

        end();
        end();

        assertThat(cloud.workflows.completions()).hasSize(1);
    }

    @Test
    void aPickupJustBeforeThePauseIsParkedIsSeen() {
        cloud.waits.beforeParking(this::collect);

        awaitNextRound(NoticeKind.CODE, "pause");

        assertThat(cloud.workflows.completions()).containsExactly(new Completion("pause", OVER));
    }

    @Test
    void aDeliveryWithoutNoticesHasNothingToEnd() {
        end();
        cloud.endNotices().end("d-nothing");

        assertThat(cloud.workflows.completions()).isEmpty();
    }

    private void awaitReceipt(NoticeKind kind, String token) {
        awaitReceipt(kind.name(), kind, token);
    }

    private void awaitReceipt(String noticeId, NoticeKind kind, String token) {
        cloud.sendMessage().send(new AttemptId(parcel.deliveryId(), noticeId, 1), kind, SMS, new TaskToken(token));
    }

    private void awaitNextRound(NoticeKind kind, String token) {
        awaitNextRound(kind.name(), kind, token);
    }

    private void awaitNextRound(String noticeId, NoticeKind kind, String token) {
        cloud.awaitNextRound().await(parcel.deliveryId(), noticeId, kind, 1, new TaskToken(token));
    }

    private LockerFault warnedOf(String code, int compartment) {
        var fault = cloud.raiseFault()
                .raise(InMemoryCloud.LOCKER_ID, code, "major", compartment, cloud.clock.instant(), Map.of())
                .fault();
        cloud.warnRecipients().warn(InMemoryCloud.LOCKER_ID, fault.faultId());
        return fault;
    }

    private void clears(String code, int compartment) {
        cloud.clock.advance(Duration.ofMinutes(1));
        cloud.clearFault().clear(InMemoryCloud.LOCKER_ID, code, compartment, cloud.clock.instant());
    }

    private void collect() {
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());
    }

    private void end() {
        cloud.endNotices().end(parcel.deliveryId());
    }
}
