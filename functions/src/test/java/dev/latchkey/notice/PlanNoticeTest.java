package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.NoticePlan.Step;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.shipment.NoSuchDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlanNoticeTest {

    private static final String NOTICE = "code";
    private static final ContactRef PUSH = new ContactRef("r-1", 1, 0, Channel.PUSH);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void takesTheChannelsInThePreferredOrderWithTheirDeadlines() {
        assertThat(plan(1).steps())
                .containsExactly(
                        new Step(1, new ContactRef("r-1", 1, 0, Channel.PUSH), Duration.ofSeconds(60)),
                        new Step(2, new ContactRef("r-1", 1, 1, Channel.SMS), Duration.ofSeconds(120)),
                        new Step(3, new ContactRef("r-1", 1, 2, Channel.EMAIL), Duration.ofSeconds(300)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            names = {"REJECTED", "CONTACT_CHANGED"},
            mode = EnumSource.Mode.EXCLUDE)
    void leavesOutAContactThatHasRefusedForGood(Refusal refusal) {
        refused("earlier", 1, refusal);

        assertThat(channels(plan(1))).containsExactly(Channel.SMS, Channel.EMAIL);
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            names = {"REJECTED", "CONTACT_CHANGED"})
    void triesAgainAfterARefusalThatIsNotTheContactsFault(Refusal refusal) {
        refused("earlier", 1, refusal);

        assertThat(channels(plan(1))).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
    }

    @Test
    void aChangedContactIsTriedAnew() {
        refused("earlier", 1, Refusal.INVALID_ADDRESS);
        cloud.recipients.register(
                new Recipient(
                        "r-1", "Ada Sommer", "de", "DE", List.of(new Contact(Channel.PUSH, new Address("token-2")))),
                Parcel.CARRIER,
                cloud.clock.instant());

        assertThat(cloud.planNotice()
                        .plan(parcel.deliveryId(), "expired", NoticeKind.EXPIRED, 1)
                        .steps())
                .extracting(Step::contact)
                .containsExactly(new ContactRef("r-1", 2, 0, Channel.PUSH));
    }

    @Test
    void aNextRoundCountsItsAttemptsOn() {
        refused(NOTICE, 1, Refusal.DISABLED);

        assertThat(plan(2).steps()).extracting(Step::number).containsExactly(2, 3);
    }

    @Test
    void plannedAgainItIsTheSame() {
        assertThat(plan(1)).isEqualTo(plan(1));
    }

    @Test
    void nobodyCanBeReachedWhereEveryContactHasRefused() {
        refused(NOTICE, 1, Refusal.DISABLED);
        refused(NOTICE, 2, new ContactRef("r-1", 1, 1, Channel.SMS), Refusal.OPTED_OUT);
        refused(NOTICE, 3, new ContactRef("r-1", 1, 2, Channel.EMAIL), Refusal.BOUNCED);

        assertThat(plan(2).steps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 2, PT10M", "2, 1, PT20M", "3, 0, PT40M", "4, 0, PT80M"})
    void eachPauseIsTwiceAsLongAsTheOneBefore(int round, int roundsLeft, Duration pause) {
        assertThat(plan(round).roundsLeft()).isEqualTo(roundsLeft);
        assertThat(plan(round).pause()).isEqualTo(pause);
    }

    @Test
    void aDeliveryThatDoesNotExistHasNobodyToTell() {
        assertThatExceptionOfType(NoSuchDelivery.class)
                .isThrownBy(() -> cloud.planNotice().plan("d-nothing", NOTICE, NoticeKind.CODE, 1));
    }

    @Test
    void aReminderComesLastWhereTheCodeLiesUnread() {
        received(1, 0, Channel.PUSH, Evidence.CARRIED);

        assertThat(channels(reminder())).containsExactly(Channel.SMS, Channel.EMAIL, Channel.PUSH);
        assertThat(reminder().steps()).extracting(Step::number).containsExactly(1, 2, 3);
    }

    @Test
    void aReminderKeepsToTheOrderWhereTheCodeWasRead() {
        received(1, 2, Channel.EMAIL, Evidence.OPENED);

        assertThat(channels(reminder())).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
    }

    @Test
    void aSilentChannelProvesNothing() {
        cloud.attempts.open(
                Attempt.requested(new AttemptId(parcel.deliveryId(), NOTICE, 1), NoticeKind.CODE, PUSH, "DE", now()));

        assertThat(channels(reminder())).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
    }

    @Test
    void whereEveryChannelLiesUnreadThePreferredOneIsFirst() {
        received(1, 0, Channel.PUSH, Evidence.CARRIED);
        received(2, 1, Channel.SMS, Evidence.CARRIED);
        received(3, 2, Channel.EMAIL, Evidence.DELIVERED);

        assertThat(channels(reminder())).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
    }

    @Test
    void anotherNoticeThanAReminderKeepsToTheOrder() {
        received(1, 0, Channel.PUSH, Evidence.CARRIED);

        var plan = cloud.planNotice().plan(parcel.deliveryId(), "expired", NoticeKind.EXPIRED, 1);

        assertThat(channels(plan)).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
    }

    // ---- a code that is sent again ----

    @Test
    void theChannelThatIsWishedForComesFirst() {
        assertThat(channels(again(Preference.SMS))).containsExactly(Channel.SMS, Channel.PUSH, Channel.EMAIL);
    }

    @Test
    void whereNoneIsWishedForThoseComeFirstThatHaveNotBroughtTheCode() {
        received(1, 0, Channel.PUSH, Evidence.CARRIED);

        assertThat(channels(again(Preference.UNREAD_LAST))).containsExactly(Channel.SMS, Channel.EMAIL, Channel.PUSH);
    }

    @Test
    void theChannelThatIsWishedForComesFirstEvenWhereTheCodeLiesUnread() {
        received(1, 0, Channel.PUSH, Evidence.CARRIED);
        received(2, 1, Channel.SMS, Evidence.CARRIED);

        assertThat(channels(again(Preference.PUSH))).containsExactly(Channel.PUSH, Channel.EMAIL, Channel.SMS);
    }

    @Test
    void nobodyCanWishForAContactThatHasRefused() {
        refused("earlier", 1, Refusal.OPTED_OUT);

        assertThat(channels(again(Preference.PUSH))).containsExactly(Channel.SMS, Channel.EMAIL);
    }

    private NoticePlan again(Preference preference) {
        return cloud.planNotice().plan(parcel.deliveryId(), "resend-1", NoticeKind.CODE, 1, preference);
    }

    private NoticePlan reminder() {
        return cloud.planNotice().plan(parcel.deliveryId(), "reminder", NoticeKind.REMINDER, 1);
    }

    private void received(int number, int place, Channel channel, Evidence evidence) {
        var id = new AttemptId(parcel.deliveryId(), NOTICE, number);
        var contact = new ContactRef("r-1", 1, place, channel);
        cloud.attempts.open(Attempt.requested(id, NoticeKind.CODE, contact, "DE", now()));
        cloud.attempts.raise(id, evidence);
    }

    private NoticePlan plan(int round) {
        return cloud.planNotice().plan(parcel.deliveryId(), NOTICE, NoticeKind.CODE, round);
    }

    private void refused(String noticeId, int number, Refusal refusal) {
        refused(noticeId, number, PUSH, refusal);
    }

    private void refused(String noticeId, int number, ContactRef contact, Refusal refusal) {
        var id = new AttemptId(parcel.deliveryId(), noticeId, number);
        cloud.attempts.open(Attempt.requested(id, NoticeKind.CODE, contact, "DE", now()));
        cloud.attempts.refuse(id, refusal);
    }

    private Instant now() {
        return cloud.clock.instant();
    }

    private static List<Channel> channels(NoticePlan plan) {
        return plan.steps().stream().map(step -> step.contact().channel()).toList();
    }
}
