package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Somebody wants to know whether a notice has arrived.
class AwaitReceiptTest {

    private static final String NOTICE = "resend-1";
    private static final ContactRef PUSH = new ContactRef("r-1", 1, 0, Channel.PUSH);
    private static final ContactRef SMS = new ContactRef("r-1", 1, 1, Channel.SMS);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void theFirstProofOfArrivalEndsTheWait() {
        await();
        send(1, SMS);
        assertThat(answers()).isEmpty();

        arrives("SMS-1");

        assertThat(answers()).containsExactly(Map.of("outcome", "Received", "channel", Channel.SMS));
    }

    @Test
    void aProofThatWasThereBeforeIsSeen() {
        send(1, SMS);
        arrives("SMS-1");

        await();

        assertThat(answers()).containsExactly(Map.of("outcome", "Received", "channel", Channel.SMS));
    }

    @Test
    void aProofThatComesJustBeforeTheTokenIsParkedIsSeen() {
        send(1, SMS);
        cloud.waits.beforeParking(() -> arrives("SMS-1"));

        await();

        assertThat(answers()).hasSize(1);
    }

    @Test
    void anotherNoticesArrivalProvesNothing() {
        await();
        cloud.sendMessage().send(new AttemptId(parcel.deliveryId(), "code", 1), NoticeKind.CODE, SMS, token("code"));

        arrives("SMS-1");

        assertThat(answers()).isEmpty();
    }

    @Test
    void aLateReceiptOfAnEarlierChannelCounts() {
        await();
        send(1, PUSH);
        send(2, SMS);

        arrives("PUSH-1");

        assertThat(answers()).containsExactly(Map.of("outcome", "Received", "channel", Channel.PUSH));
    }

    @Test
    void oneRoundWithoutArrivalIsEnoughToKnow() {
        await();

        pause();

        assertThat(answers()).containsExactly(Map.of("outcome", "NotReceived"));
    }

    @Test
    void aRoundThatEndedBeforeIsSeen() {
        pause();

        await();

        assertThat(answers()).containsExactly(Map.of("outcome", "NotReceived"));
    }

    @Test
    void aParcelThatIsCollectedNeedsNoMessage() {
        await();

        collect();

        assertThat(answers()).containsExactly(Map.of("outcome", "NothingToTell"));
    }

    @Test
    void aParcelThatWasCollectedBeforeNeedsNoMessage() {
        collect();

        await();

        assertThat(answers()).containsExactly(Map.of("outcome", "NothingToTell"));
    }

    @Test
    void aCodeThatIsJustBeingMadeIsWaitedFor() {
        var placed = new Parcel("JD014600003828392838").confirmedAt(cloud);

        cloud.awaitReceipt().await(placed.deliveryId(), "code", token("receipt"));

        assertThat(answers()).isEmpty();
    }

    private void await() {
        cloud.awaitReceipt().await(parcel.deliveryId(), NOTICE, token("receipt"));
    }

    private void send(int number, ContactRef contact) {
        var id = new AttemptId(parcel.deliveryId(), NOTICE, number);
        cloud.sendMessage().send(id, NoticeKind.CODE, contact, token("message-" + number));
    }

    private void arrives(String messageId) {
        cloud.clock.advance(Duration.ofSeconds(1));
        cloud.recordReceipt().record(new Arrived(messageId, Evidence.CARRIED, cloud.clock.instant()));
    }

    private void pause() {
        cloud.awaitNextRound().await(parcel.deliveryId(), NOTICE, NoticeKind.CODE, 1, token("pause"));
    }

    private void collect() {
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());
        cloud.endNotices().end(parcel.deliveryId());
    }

    private List<Map<String, ?>> answers() {
        return cloud.workflows.completions().stream()
                .filter(completion -> completion.token().equals("receipt"))
                .<Map<String, ?>>map(Completion::output)
                .toList();
    }

    private static TaskToken token(String value) {
        return new TaskToken(value);
    }
}
