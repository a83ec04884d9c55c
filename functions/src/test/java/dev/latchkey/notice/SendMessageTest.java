package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.memory.FakeMessenger.Sending;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.recipient.Contact;
import dev.latchkey.recipient.Recipient;
import dev.latchkey.shipment.TaskToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendMessageTest {

    private static final ContactRef PUSH = new ContactRef("r-1", 1, 0, Channel.PUSH);
    private static final ContactRef SMS = new ContactRef("r-1", 1, 1, Channel.SMS);
    private static final ContactRef EMAIL = new ContactRef("r-1", 1, 2, Channel.EMAIL);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void sendsTheCodeToTheContactAndWaits() {
        send(1, SMS, "t");

        assertThat(cloud.sms.sendings()).singleElement().satisfies(sending -> {
            assertThat(sending.address()).isEqualTo("+491713920042");
            assertThat(sending.text().body()).containsPattern("[0-9]{8}");
        });
        assertThat(attempt(1).evidence()).isEqualTo(Evidence.ACCEPTED);
        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void aReceiptLetsTheNoticeGoOn() {
        send(1, SMS, "t");

        receive(new Arrived("SMS-1", Evidence.CARRIED, cloud.clock.instant()));

        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("t", Map.of("outcome", "Received", "channel", Channel.SMS)));
    }

    @Test
    void aReceiptThatProvesTooLittleIsNotEnough() {
        send(1, EMAIL, "t");

        receive(new Arrived("EMAIL-1", Evidence.CARRIED, cloud.clock.instant()));

        assertThat(attempt(1).evidence()).isEqualTo(Evidence.CARRIED);
        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void aReceiptThatIsFasterThanItsSenderIsNotMissed() {
        cloud.sms.beforeAnswering(
                messageId -> receive(new Arrived(messageId, Evidence.CARRIED, cloud.clock.instant())));

        send(1, SMS, "t");

        assertThat(attempt(1).isReceived()).isTrue();
        assertThat(tokens()).containsExactly("t");
    }

    @Test
    void aBounceThatIsFasterThanItsSenderIsNotMissed() {
        cloud.email.beforeAnswering(
                messageId -> receive(new Failed(messageId, Refusal.BOUNCED, cloud.clock.instant())));

        send(1, EMAIL, "t");

        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion(
                        "t", Map.of("outcome", "Refused", "channel", Channel.EMAIL, "reason", Refusal.BOUNCED)));
    }

    @Test
    void aRefusalAtOnceMovesOnAtOnce() {
        cloud.push.refuse(Refusal.DISABLED);

        send(1, PUSH, "t");

        assertThat(attempt(1).refusal()).contains(Refusal.DISABLED);
        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion(
                        "t", Map.of("outcome", "Refused", "channel", Channel.PUSH, "reason", Refusal.DISABLED)));
    }

    @Test
    void aReceiptThatComesTwiceWakesOnce() {
        send(1, SMS, "t");
        var receipt = new Arrived("SMS-1", Evidence.CARRIED, cloud.clock.instant());

        receive(receipt);
        receive(receipt);

        assertThat(tokens()).containsExactly("t");
    }

    @Test
    void aMessageThatWasTakenIsNotSentAgainWhenTheFunctionIsRunAgain() {
        send(1, SMS, "first");

        send(1, SMS, "second");

        assertThat(cloud.sms.sendings()).hasSize(1);
        receive(new Arrived("SMS-1", Evidence.CARRIED, cloud.clock.instant()));
        assertThat(tokens()).containsExactly("second");
    }

    @Test
    void evidenceOnlyRises() {
        send(1, EMAIL, "t");
        receive(new Arrived("EMAIL-1", Evidence.OPENED, cloud.clock.instant()));

        receive(new Arrived("EMAIL-1", Evidence.ACCEPTED, cloud.clock.instant()));
        receive(new Arrived("EMAIL-1", Evidence.DELIVERED, cloud.clock.instant()));

        assertThat(attempt(1).evidence()).isEqualTo(Evidence.OPENED);
    }

    @Test
    void anArrivalCountsMoreThanALaterFailure() {
        send(1, EMAIL, "t");
        receive(new Arrived("EMAIL-1", Evidence.DELIVERED, cloud.clock.instant()));

        receive(new Failed("EMAIL-1", Refusal.COMPLAINED, cloud.clock.instant()));

        assertThat(attempt(1).isReceived()).isTrue();
        assertThat(attempt(1).refusal()).contains(Refusal.COMPLAINED);
        assertThat(cloud.workflows.completions())
                .extracting(Completion::output)
                .containsExactly(Map.of("outcome", "Received", "channel", Channel.EMAIL));
    }

    @Test
    void theFirstReasonOfAFailureCounts() {
        send(1, EMAIL, "t");

        receive(new Failed("EMAIL-1", Refusal.BOUNCED, cloud.clock.instant()));
        receive(new Failed("EMAIL-1", Refusal.REJECTED, cloud.clock.instant()));

        assertThat(attempt(1).refusal()).contains(Refusal.BOUNCED);
    }

    @Test
    void aContactThatHasChangedSinceThePlanGetsNothing() {
        cloud.recipients.register(
                new Recipient(
                        "r-1", "Ada Sommer", "de", "DE", List.of(new Contact(Channel.SMS, new Address("+4915550100")))),
                Parcel.CARRIER,
                cloud.clock.instant());

        send(1, SMS, "t");

        assertThat(cloud.sms.sendings()).isEmpty();
        assertThat(attempt(1).refusal()).contains(Refusal.CONTACT_CHANGED);
        assertThat(tokens()).containsExactly("t");
    }

    @Test
    void aProviderThatIsDownIsAFaultAndTheNextTrySends() {
        cloud.sms.goDown();
        assertThatExceptionOfType(ChannelUnavailable.class).isThrownBy(() -> send(1, SMS, "first"));
        cloud.sms.comeBack();

        send(1, SMS, "second");
        receive(new Arrived("SMS-1", Evidence.CARRIED, cloud.clock.instant()));

        assertThat(tokens()).containsExactly("second");
    }

    @Test
    void runAgainAfterACrashItSendsOneMoreMessageWithTheSameWords() {
        cloud.sms.beforeAnswering(messageId -> {
            throw new IllegalStateException("crashed before it noted " + messageId);
        });
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> send(1, SMS, "first"));
        cloud.sms.beforeAnswering(messageId -> {});

        send(1, SMS, "second");

        assertThat(cloud.sms.sendings())
                .hasSize(2)
                .extracting(Sending::text)
                .containsOnly(cloud.sms.sendings().getFirst().text());
        receive(new Arrived("SMS-2", Evidence.CARRIED, cloud.clock.instant()));
        assertThat(tokens()).containsExactly("second");
    }

    @Test
    void aProviderThatNeverAnswersGetsOneMoreMessageAndNoThird() {
        cloud.sms.goMute();

        assertThatExceptionOfType(ChannelUnavailable.class).isThrownBy(() -> send(1, SMS, "first"));
        assertThatExceptionOfType(ChannelUnavailable.class).isThrownBy(() -> send(1, SMS, "second"));
        assertThatExceptionOfType(MessageUncertain.class).isThrownBy(() -> send(1, SMS, "third"));

        assertThat(cloud.sms.sendings()).hasSize(2);
    }

    @Test
    void aCrashThatRepeatsItselfSendsNoThirdMessage() {
        cloud.sms.beforeAnswering(messageId -> {
            throw new IllegalStateException("crashed before it noted " + messageId);
        });
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> send(1, SMS, "first"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> send(1, SMS, "second"));

        assertThatExceptionOfType(MessageUncertain.class).isThrownBy(() -> send(1, SMS, "third"));

        assertThat(cloud.sms.sendings()).hasSize(2);
    }

    @Test
    void aProviderThatTakesNothingIsTriedAsOftenAsItTakes() {
        cloud.sms.goDown();
        for (var token : List.of("first", "second", "third", "fourth")) {
            assertThatExceptionOfType(ChannelUnavailable.class).isThrownBy(() -> send(1, SMS, token));
        }
        cloud.sms.comeBack();

        send(1, SMS, "fifth");

        assertThat(cloud.sms.sendings()).hasSize(1);
    }

    @Test
    void whatIsUncertainOnOneChannelIsSentOnTheNext() {
        cloud.push.goMute();
        assertThatExceptionOfType(ChannelUnavailable.class).isThrownBy(() -> send(1, PUSH, "first"));

        send(2, SMS, "second");

        assertThat(cloud.sms.sendings()).hasSize(1);
    }

    @Test
    void runAgainAfterItsReceiptItSendsNothingMore() {
        send(1, SMS, "first");
        receive(new Arrived("SMS-1", Evidence.CARRIED, cloud.clock.instant()));

        send(1, SMS, "second");

        assertThat(cloud.sms.sendings()).hasSize(1);
        assertThat(tokens()).containsExactly("first", "second");
    }

    @Test
    void aReceiptThatComesWhileItIsRunAgainIsSeen() {
        send(1, SMS, "first");
        cloud.waits.beforeParking(() -> receive(new Arrived("SMS-1", Evidence.CARRIED, cloud.clock.instant())));

        send(1, SMS, "second");

        assertThat(cloud.sms.sendings()).hasSize(1);
        assertThat(tokens()).containsExactly("first", "second");
    }

    @Test
    void aReceiptThatComesAfterTheFallbackStopsTheWalk() {
        send(1, PUSH, "first");
        send(2, SMS, "second");

        receive(new Arrived("PUSH-1", Evidence.CARRIED, cloud.clock.instant()));

        assertThat(cloud.workflows.completions())
                .contains(new Completion("second", Map.of("outcome", "Received", "channel", Channel.PUSH)));
    }

    @Test
    void aNoticeThatHasBeenReceivedIsSentOnNoFurtherChannel() {
        send(1, PUSH, "first");
        receive(new Arrived("PUSH-1", Evidence.CARRIED, cloud.clock.instant()));

        send(2, SMS, "second");

        assertThat(cloud.sms.sendings()).isEmpty();
        assertThat(cloud.workflows.completions())
                .contains(new Completion("second", Map.of("outcome", "Received", "channel", Channel.PUSH)));
    }

    @Test
    void aReceiptOfOneNoticeSaysNothingOfAnother() {
        send(1, PUSH, "code");
        receive(new Arrived("PUSH-1", Evidence.CARRIED, cloud.clock.instant()));

        cloud.sendMessage()
                .send(
                        new AttemptId(parcel.deliveryId(), "reminder", 1),
                        NoticeKind.REMINDER,
                        PUSH,
                        new TaskToken("reminder"));

        assertThat(cloud.push.sendings()).hasSize(2);
        assertThat(tokens()).containsExactly("code");
    }

    @Test
    void aCodeThatHasEndedIsNotSent() {
        cloud.expireCode().cancel(parcel.deliveryId());

        send(1, SMS, "t");

        assertNothingIsToldAndTheWorkflowKnows();
    }

    @Test
    void aCodeThatHasBeenUsedIsNotSent() {
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());

        send(1, SMS, "t");

        assertNothingIsToldAndTheWorkflowKnows();
    }

    @Test
    void aPickupJustBeforeTheTokenIsParkedIsSeen() {
        cloud.waits.beforeParking(() -> cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant()));

        send(1, SMS, "t");

        assertNothingIsToldAndTheWorkflowKnows();
    }

    @Test
    void aReceiptOfAMessageThatIsNotOursIsKeptAndWakesNobody() {
        receive(new Arrived("somebody-elses", Evidence.DELIVERED, cloud.clock.instant()));

        assertThat(cloud.attempts.receipts("somebody-elses")).hasSize(1);
        assertThat(cloud.workflows.completions()).isEmpty();
    }

    private void send(int number, ContactRef contact, String token) {
        cloud.sendMessage()
                .send(
                        new AttemptId(parcel.deliveryId(), "code", number),
                        NoticeKind.CODE,
                        contact,
                        new TaskToken(token));
    }

    private void assertNothingIsToldAndTheWorkflowKnows() {
        assertThat(cloud.sms.sendings()).isEmpty();
        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("t", Map.of("outcome", "NothingToTell", "channel", Channel.SMS)));
    }

    private void receive(Receipt receipt) {
        cloud.recordReceipt().record(receipt);
    }

    private Attempt attempt(int number) {
        return cloud.attempts
                .find(new AttemptId(parcel.deliveryId(), "code", number))
                .orElseThrow();
    }

    private List<String> tokens() {
        return cloud.workflows.completions().stream().map(Completion::token).toList();
    }
}
