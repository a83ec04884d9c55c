package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.NoticePlan.Step;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeldNoticeTest {

    private static final ContactRef OLD_PUSH = new ContactRef("r-1", 1, 0, Channel.PUSH);
    private static final ContactRef NEW_SMS = new ContactRef("r-1", 2, 0, Channel.SMS);
    private static final ContactRef BROTHER = new ContactRef("r-2", 1, 0, Channel.SMS);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();

    @Test
    void aCodeIsNotPlannedForAContactThatHasJustChanged() {
        parcel.readyAt(cloud);
        Household.changes(cloud, Household.STRANGE);

        var plan = plan(NoticeKind.CODE);

        assertThat(plan.isHeld()).isTrue();
        assertThat(plan.steps()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"CODE", "REMINDER"})
    void noKindThatCarriesACodeIsSent(NoticeKind kind) {
        parcel.readyAt(cloud);
        Household.changes(cloud, Household.STRANGE);

        assertThat(plan(kind).isHeld()).isTrue();
        assertThatExceptionOfType(HoldStands.class).isThrownBy(() -> send(kind, NEW_SMS));
        assertThat(cloud.sms.sendings()).isEmpty();
    }

    @Test
    void aNoticeWithoutACodeGoesOutAsAlways() {
        parcel.readyAt(cloud);
        Household.changes(cloud, Household.STRANGE);

        assertThat(plan(NoticeKind.EXPIRED).isHeld()).isFalse();
        send(NoticeKind.EXPIRED, NEW_SMS);

        assertThat(cloud.sms.sendings()).hasSize(1);
    }

    @Test
    void aContactThatChangesBetweenPlanningAndSendingGetsNothing() {
        parcel.readyAt(cloud);
        assertThat(plan(NoticeKind.CODE).isHeld()).isFalse();
        Household.changes(cloud, Household.STRANGE);

        send(NoticeKind.CODE, OLD_PUSH);

        assertThat(cloud.push.sendings()).isEmpty();
        assertThat(cloud.sms.sendings()).isEmpty();
        assertThat(plan(NoticeKind.CODE).isHeld()).isTrue();
    }

    @Test
    void aContactThatChangesWhileAMessageIsBeingSentGetsNothing() {
        parcel.readyAt(cloud);
        cloud.push.beforeAnswering(messageId -> Household.changes(cloud, Household.STRANGE));

        send(NoticeKind.CODE, OLD_PUSH);

        assertThat(cloud.push.sendings())
                .singleElement()
                .satisfies(sending -> assertThat(sending.address()).isEqualTo("push-token-1"));
        assertThat(cloud.sms.sendings()).isEmpty();
    }

    @Test
    void aHoldDoesNotEndByWaiting() {
        parcel.readyAt(cloud);
        Household.changes(cloud, Household.STRANGE);
        cloud.clock.advance(Duration.ofDays(30));

        assertThat(plan(NoticeKind.CODE).isHeld()).isTrue();
    }

    @Test
    void anAddressThatHadStoodForTheWindowBeforeTheCodeIsNotHeld() {
        cloud.recordCarrierEvent().record(parcel.registered());
        Household.changes(cloud, Household.STRANGE);
        cloud.clock.advance(Duration.ofHours(72));
        parcel.readyAt(cloud);

        assertThat(plan(NoticeKind.CODE).steps()).extracting(Step::contact).containsExactly(NEW_SMS);
    }

    @Test
    void aDelegateIsToldAfterTheRecipient() {
        isReadyForTheHousehold();

        assertThat(plan(NoticeKind.CODE).steps())
                .extracting(Step::contact)
                .containsExactly(
                        OLD_PUSH,
                        new ContactRef("r-1", 1, 1, Channel.SMS),
                        new ContactRef("r-1", 1, 2, Channel.EMAIL),
                        BROTHER);
    }

    @Test
    void aDelegateGetsTheCodeUnderTheirOwnName() {
        isReadyForTheHousehold();

        cloud.sendMessage()
                .send(new AttemptId(parcel.deliveryId(), "code", 4), NoticeKind.CODE, BROTHER, new TaskToken("t"));

        assertThat(cloud.sms.sendings()).singleElement().satisfies(sending -> {
            assertThat(sending.address()).isEqualTo("+491713920077");
            assertThat(sending.text().body()).containsPattern("[0-9]{8}");
        });
    }

    @Test
    void aDelegateWhoseContactHasJustChangedIsLeftOutAlone() {
        isReadyForTheHousehold();
        cloud.recipients.register(Household.brother(Household.STRANGE), Parcel.CARRIER, cloud.clock.instant());

        assertThat(plan(NoticeKind.CODE).isHeld()).isFalse();
        assertThat(plan(NoticeKind.CODE).steps())
                .extracting(step -> step.contact().recipientId())
                .containsOnly("r-1");
        assertThat(plan(NoticeKind.EXPIRED).steps())
                .extracting(step -> step.contact().recipientId())
                .contains("r-2");
    }

    @Test
    void aDelegateWhoIsLeftOutIsNotSentTheCodeEither() {
        isReadyForTheHousehold();
        cloud.recipients.register(Household.brother(Household.STRANGE), Parcel.CARRIER, cloud.clock.instant());

        send(NoticeKind.CODE, new ContactRef("r-2", 2, 0, Channel.SMS));

        assertThat(cloud.sms.sendings()).isEmpty();
    }

    @Test
    void aStrangerToTheDeliveryIsNotSentTheCode() {
        parcel.readyAt(cloud);
        cloud.recipients.register(Household.brother(), Parcel.CARRIER, cloud.clock.instant());

        assertThatIllegalStateException().isThrownBy(() -> send(NoticeKind.CODE, BROTHER));

        assertThat(cloud.sms.sendings()).isEmpty();
    }

    private void isReadyForTheHousehold() {
        cloud.recordCarrierEvent().record(Household.registered(parcel));
        parcel.readyAt(cloud);
    }

    private NoticePlan plan(NoticeKind kind) {
        return cloud.planNotice().plan(parcel.deliveryId(), "notice", kind, 1);
    }

    private void send(NoticeKind kind, ContactRef contact) {
        cloud.sendMessage().send(new AttemptId(parcel.deliveryId(), "notice", 1), kind, contact, new TaskToken("t"));
    }
}
