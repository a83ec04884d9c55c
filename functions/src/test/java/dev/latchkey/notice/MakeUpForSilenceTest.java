package dev.latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MakeUpForSilenceTest {

    private static final Instant START = InMemoryCloud.START;
    private static final Instant END = START.plus(Duration.ofHours(72));
    private static final ContactRef SMS = new ContactRef("r-1", 1, 1, Channel.SMS);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);

    @Test
    void aCodeThatCameHoursLateIsGoodForHoursMore() {
        send("code", 1);
        arrives("SMS-1", Duration.ofHours(5));

        assertThat(end()).isEqualTo(END.plus(Duration.ofHours(5)));
    }

    @Test
    void aCodeThatCameInTimeMovesNothing() {
        send("code", 1);
        arrives("SMS-1", Duration.ofMinutes(30));

        assertThat(end()).isEqualTo(END);
    }

    @Test
    void theReceiptOfTheReminderSaysNothingOfTheCodes() {
        send("code", 1);
        arrives("SMS-1", Duration.ofMinutes(1));
        cloud.clock.set(START.plus(Duration.ofHours(24)));
        send("reminder", 1);
        arrives("SMS-2", Duration.ofHours(24));

        assertThat(end()).isEqualTo(END);
    }

    @Test
    void ofTwoReceiptsTheEarlierCounts() {
        send("code", 1);
        send("code", 2);
        cloud.clock.set(START.plus(Duration.ofHours(6)));
        cloud.recordReceipt().record(new Arrived("SMS-1", Evidence.CARRIED, START.plus(Duration.ofMinutes(1))));
        cloud.recordReceipt().record(new Arrived("SMS-2", Evidence.CARRIED, START.plus(Duration.ofHours(5))));

        assertThat(end()).isEqualTo(END);
    }

    @Test
    void openingItLaterChangesNothing() {
        send("code", 1);
        arrives("SMS-1", Duration.ofHours(1));
        arrives("SMS-1", Duration.ofHours(9));

        assertThat(end()).isEqualTo(END.plus(Duration.ofHours(1)));
    }

    private void send(String noticeId, int number) {
        cloud.sendMessage()
                .send(
                        new AttemptId(parcel.deliveryId(), noticeId, number),
                        NoticeKind.CODE,
                        SMS,
                        new TaskToken(noticeId + number));
    }

    private void arrives(String messageId, Duration after) {
        cloud.clock.set(START.plus(after));
        cloud.recordReceipt().record(new Arrived(messageId, Evidence.CARRIED, START.plus(after)));
    }

    private Instant end() {
        return cloud.delivery(parcel.deliveryId()).liveCode().orElseThrow().expiresAt();
    }
}
