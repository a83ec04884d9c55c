package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.Attempts.Opened;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class AttemptsContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");
    private static final ContactRef CONTACT = new ContactRef("r-1", 3, 1, Channel.SMS);

    private final Attempts attempts;
    private final AttemptId id = new AttemptId("d-" + UUID.randomUUID(), "code", 1);
    private final String message = UUID.randomUUID().toString();

    AttemptsContractTest(Memory.Kind kind) {
        attempts = kind.memory().attempts();
    }

    @Test
    void opensAnAttemptOnce() {
        var first = requested(id);
        var again = Attempt.requested(
                id, NoticeKind.CODE, new ContactRef("r-1", 4, 0, Channel.PUSH), "SE", NOW.plusSeconds(9));

        assertThat(attempts.open(first)).isEqualTo(new Opened(first, true));
        assertThat(attempts.open(again)).isEqualTo(new Opened(first, false));
        assertThat(attempts.find(id)).contains(first);
    }

    @Test
    void anAttemptThatNobodyOpenedIsUnknown() {
        assertThat(attempts.find(id)).isEmpty();
        assertThat(attempts.of(id.deliveryId())).isEmpty();
        assertThat(attempts.findByMessage(message)).isEmpty();
        assertThat(attempts.receipts(message)).isEmpty();
    }

    @Test
    void listsADeliverysAttemptsInTheirOrder() {
        for (int number : new int[] {12, 2, 1, 100}) {
            attempts.open(requested(new AttemptId(id.deliveryId(), "code", number)));
        }

        assertThat(attempts.of(id.deliveryId()))
                .extracting(attempt -> attempt.id().number())
                .containsExactly(1, 2, 12, 100);
    }

    @Test
    void evidenceOnlyRises() {
        attempts.open(requested(id));

        assertThat(raised(Evidence.DELIVERED)).isEqualTo(Evidence.DELIVERED);
        assertThat(raised(Evidence.ACCEPTED)).isEqualTo(Evidence.DELIVERED);
        assertThat(raised(Evidence.OPENED)).isEqualTo(Evidence.OPENED);
    }

    @Test
    void arrivalIsProvedOnce() {
        attempts.open(requested(id));

        assertThat(attempts.raise(id, Evidence.ACCEPTED).provedArrival()).isFalse();
        assertThat(attempts.raise(id, Evidence.CARRIED).provedArrival()).isTrue();
        assertThat(attempts.raise(id, Evidence.CARRIED).provedArrival()).isFalse();
        assertThat(attempts.raise(id, Evidence.DELIVERED).provedArrival()).isFalse();
    }

    @Test
    void arrivalThatManyProveAtOnceIsProvedOnce() throws Exception {
        attempts.open(requested(id));

        var proofs = AtOnce.run(i -> attempts.raise(id, Evidence.CARRIED).provedArrival());

        assertThat(proofs).containsOnlyOnce(true);
    }

    @Test
    void evidenceThatComesAtOnceLeavesTheHighest() throws Exception {
        attempts.open(requested(id));

        AtOnce.run(i -> attempts.raise(id, Evidence.values()[i % Evidence.values().length]));

        assertThat(attempts.find(id).orElseThrow().evidence()).isEqualTo(Evidence.USED);
    }

    @Test
    void theFirstRefusalCounts() {
        attempts.open(requested(id));

        attempts.refuse(id, Refusal.BOUNCED);

        assertThat(attempts.refuse(id, Refusal.REJECTED).refusal()).contains(Refusal.BOUNCED);
    }

    @Test
    void anAcceptedMessageLeadsToItsAttempt() {
        attempts.open(requested(id));

        attempts.accepted(id, message);

        assertThat(attempts.findByMessage(message)).contains(id);
        assertThat(attempts.find(id).orElseThrow().evidence()).isEqualTo(Evidence.ACCEPTED);
    }

    @Test
    void acceptingDoesNotLowerWhatAReceiptHasProved() {
        attempts.open(requested(id));
        attempts.raise(id, Evidence.CARRIED);

        attempts.accepted(id, message);

        assertThat(attempts.find(id).orElseThrow().evidence()).isEqualTo(Evidence.CARRIED);
    }

    @Test
    void notesSoManySendingsAndNoMore() {
        attempts.open(requested(id));

        assertThat(attempts.beginSending(id, "first", 2)).isTrue();
        assertThat(attempts.beginSending(id, "first", 2)).isTrue();
        assertThat(attempts.beginSending(id, "second", 2)).isTrue();
        assertThat(attempts.beginSending(id, "third", 2)).isFalse();
        assertThat(attempts.beginSending(id, "second", 2)).isTrue();
    }

    @Test
    void aSendingThatWasTakenBackMakesRoomForAnother() {
        attempts.open(requested(id));
        attempts.beginSending(id, "first", 1);

        attempts.dropSending(id, "first");
        attempts.dropSending(id, "first");

        assertThat(attempts.beginSending(id, "second", 1)).isTrue();
        assertThat(attempts.beginSending(id, "third", 1)).isFalse();
    }

    @Test
    void keepsReceiptsOfMessagesThatNobodyKnowsYetInTheOrderOfTime() {
        var later = new Failed(message, Refusal.BOUNCED, NOW.plusMillis(1));
        var earlier = new Arrived(message, Evidence.CARRIED, NOW);

        attempts.keep(later);
        attempts.keep(earlier);
        attempts.keep(later);

        assertThat(attempts.receipts(message)).containsExactly(earlier, later);
    }

    private Evidence raised(Evidence evidence) {
        return attempts.raise(id, evidence).attempt().evidence();
    }

    private static Attempt requested(AttemptId id) {
        return Attempt.requested(id, NoticeKind.REMINDER, CONTACT, "DE", NOW);
    }
}
