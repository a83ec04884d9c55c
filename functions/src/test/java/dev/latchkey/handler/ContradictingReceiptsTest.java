package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.TaskToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What providers say of one message early, late, twice, and against their own earlier word.
class ContradictingReceiptsTest {

    private static final ContactRef SMS = new ContactRef("r-1", 1, 1, Channel.SMS);
    private static final ContactRef EMAIL = new ContactRef("r-1", 1, 2, Channel.EMAIL);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final FakeContext context = new FakeContext();
    private final RecordReceiptHandler handler =
            new RecordReceiptHandler(cloud.recordReceipt(), cloud.countFigures(), cloud.clock);

    @ParameterizedTest
    @CsvSource({
        "ses-delivery.json, ses-bounce-permanent.json, DELIVERED, BOUNCED",
        "ses-delivery.json, ses-bounce-transient.json, DELIVERED, REJECTED",
        "ses-delivery.json, ses-complaint.json, DELIVERED, COMPLAINED",
        "ses-open.json, ses-bounce-permanent.json, OPENED, BOUNCED"
    })
    void whatHasArrivedHasArrivedWhateverIsSaidLater(String first, String second, Evidence evidence, Refusal refusal) {
        send(1, EMAIL);

        handle(email(first));
        handle(email(second));

        assertThat(attempt(1).evidence()).isEqualTo(evidence);
        assertThat(attempt(1).refusal()).contains(refusal);
        assertThat(outcomes()).containsExactly("Received");
    }

    @Test
    void aTextMessageThatWasCarriedAndThenFailedHasArrived() {
        send(1, SMS);

        handle(sms("sns-sms-success.json"));
        handle(sms("sns-sms-unreachable.json"));

        assertThat(attempt(1).isReceived()).isTrue();
        assertThat(outcomes()).containsExactly("Received");
    }

    @Test
    void aBouncedEmailThatIsOpenedAfterAllEndsTheNoticeOnWhicheverChannelItIsByThen() {
        send(1, EMAIL);
        handle(email("ses-bounce-permanent.json"));
        send(2, SMS);

        handle(email("ses-open.json"));

        assertThat(cloud.workflows.completions())
                .containsExactly(
                        new Completion(
                                "token-1",
                                Map.of("outcome", "Refused", "channel", Channel.EMAIL, "reason", Refusal.BOUNCED)),
                        new Completion("token-2", Map.of("outcome", "Received", "channel", Channel.EMAIL)));
        assertThat(suspected()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ses-delivery.json", "ses-bounce-permanent.json", "ses-complaint.json"})
    void theSameReceiptAgainChangesNothing(String receipt) {
        send(1, EMAIL);
        handle(email(receipt));
        var once = attempt(1);

        handle(email(receipt));

        assertThat(attempt(1)).isEqualTo(once);
        assertThat(outcomes()).hasSize(1);
    }

    @Test
    void aReceiptBeforeItsSendIsNotedCountsAsSoonAsItIs() {
        handle(email("ses-delivery.json"));
        assertThat(cloud.workflows.completions()).isEmpty();

        send(1, EMAIL);

        assertThat(outcomes()).containsExactly("Received");
    }

    @Test
    void aBounceBeforeItsSendIsNotedMovesOnAsSoonAsItIs() {
        handle(email("ses-bounce-permanent.json"));

        send(1, EMAIL);

        assertThat(outcomes()).containsExactly("Refused");
        assertThat(suspected()).isEqualTo(Map.of(EMAIL, Refusal.BOUNCED));
    }

    @Test
    void aLateReceiptOfAnEarlierChannelEndsTheNotice() {
        send(1, SMS);
        send(2, EMAIL);

        handle(sms("sns-sms-success.json"));

        assertThat(attempt(2).evidence()).isEqualTo(Evidence.ACCEPTED);
        assertThat(cloud.workflows.completions())
                .extracting(Completion::token)
                .containsExactlyInAnyOrder("token-1", "token-2");
    }

    @ParameterizedTest
    @CsvSource({"ses-delivery-delay.json", "ses-send.json"})
    void aDelayAndAnAcceptanceSettleNothing(String receipt) {
        send(1, EMAIL);

        handle(email(receipt));

        assertThat(attempt(1).isSettled()).isFalse();
        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void aFullMailboxMovesOnNowAndIsTriedAgainLater() {
        send(1, EMAIL);

        handle(email("ses-bounce-transient.json"));

        assertThat(outcomes()).containsExactly("Refused");
        assertThat(suspected()).isEmpty();
        assertThat(plannedFor(parcel)).contains(Channel.EMAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "ses-bounce-permanent.json, EMAIL",
        "ses-complaint.json, EMAIL",
        "sns-sms-opted-out.json, SMS",
        "sns-sms-invalid-number.json, SMS",
        "sns-sms-blocked.json, SMS"
    })
    void aContactThatHasRefusedForGoodIsSkippedForTheRecipientsOtherParcelsToo(String receipt, Channel channel) {
        send(1, channel == Channel.SMS ? SMS : EMAIL);

        handle(channel == Channel.SMS ? sms(receipt) : email(receipt));

        var another = new Parcel("JD0002").readyAt(cloud);
        assertThat(plannedFor(another)).hasSize(2).doesNotContain(channel);
    }

    @Test
    void aPushTokenThatNoAppHoldsAnyMoreIsSkippedForTheRecipientsOtherParcelsToo() {
        send(1, new ContactRef("r-1", 1, 0, Channel.PUSH));

        handle(Receipts.logLine("sns-push-invalid-token.json", "PUSH-1"));

        var another = new Parcel("JD0002").readyAt(cloud);
        assertThat(plannedFor(another)).containsExactly(Channel.SMS, Channel.EMAIL);
    }

    @Test
    void aChannelThatARefusalWasAMistakeOfIsTriedAgain() {
        send(1, EMAIL);
        handle(email("ses-bounce-permanent.json"));

        handle(email("ses-open.json"));

        assertThat(plannedFor(new Parcel("JD0002").readyAt(cloud))).contains(Channel.EMAIL);
        assertThat(plannedFor(parcel)).contains(Channel.EMAIL);
    }

    @Test
    void whatArrivesIsCountedByChannelAndCountry() {
        send(1, SMS);

        handle(sms("sns-sms-success.json"));
        handle(sms("sns-sms-success.json"));

        assertThat(context.lines())
                .singleElement()
                .asString()
                .contains("\"ChannelReceived\":1", "\"channel\":\"SMS\"", "\"country\":\"DE\"")
                .doesNotContain("1713920042");
    }

    private void send(int number, ContactRef contact) {
        cloud.sendMessage()
                .send(
                        new AttemptId(parcel.deliveryId(), "code", number),
                        NoticeKind.CODE,
                        contact,
                        new TaskToken("token-" + number));
    }

    private void handle(Map<String, ?> event) {
        assertThat(Invocation.of(handler, event, context).integer("malformed")).isZero();
    }

    /// @param file of the receipt that SES publishes of the first e-mail
    private static Map<String, ?> email(String file) {
        return Receipts.record(file, "EMAIL-1");
    }

    /// @param file of the line that SNS logs of the first text message
    private static Map<String, ?> sms(String file) {
        return Receipts.logLine(file, "SMS-1");
    }

    private Attempt attempt(int number) {
        return cloud.attempts
                .find(new AttemptId(parcel.deliveryId(), "code", number))
                .orElseThrow();
    }

    private List<String> outcomes() {
        return cloud.workflows.completions().stream()
                .map(completion -> completion.output().get("outcome").toString())
                .toList();
    }

    private Map<ContactRef, Refusal> suspected() {
        return cloud.suspects.of("r-1", 1);
    }

    private List<Channel> plannedFor(Parcel planned) {
        return cloud.planNotice().plan(planned.deliveryId(), "code", NoticeKind.CODE, 1).steps().stream()
                .map(step -> step.contact().channel())
                .toList();
    }
}
