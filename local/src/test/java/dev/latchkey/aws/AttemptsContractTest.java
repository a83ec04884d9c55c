package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Ports.Kind.class)
class AttemptsContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");
    private static final ContactRef CONTACT = new ContactRef(3, 1, Channel.SMS);

    private final Attempts attempts;
    private final AttemptId id = new AttemptId("d-" + UUID.randomUUID(), "code", 1);
    private final String message = UUID.randomUUID().toString();

    AttemptsContractTest(Ports.Kind kind) {
        attempts = kind.ports().attempts();
    }

    @Test
    void opensAnAttemptOnce() {
        var opened = attempts.open(id, CONTACT, NOW);

        assertThat(opened)
                .isEqualTo(new Attempt(id, CONTACT, Evidence.REQUESTED, Optional.empty(), Optional.empty(), NOW));
        assertThat(attempts.open(id, new ContactRef(4, 0, Channel.PUSH), NOW.plusSeconds(9)))
                .isEqualTo(opened);
        assertThat(attempts.find(id)).contains(opened);
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
            attempts.open(new AttemptId(id.deliveryId(), "code", number), CONTACT, NOW);
        }

        assertThat(attempts.of(id.deliveryId()))
                .extracting(attempt -> attempt.id().number())
                .containsExactly(1, 2, 12, 100);
    }

    @Test
    void evidenceOnlyRises() {
        attempts.open(id, CONTACT, NOW);

        assertThat(attempts.raise(id, Evidence.DELIVERED).evidence()).isEqualTo(Evidence.DELIVERED);
        assertThat(attempts.raise(id, Evidence.ACCEPTED).evidence()).isEqualTo(Evidence.DELIVERED);
        assertThat(attempts.raise(id, Evidence.OPENED).evidence()).isEqualTo(Evidence.OPENED);
    }

    @Test
    void evidenceThatComesAtOnceLeavesTheHighest() throws Exception {
        attempts.open(id, CONTACT, NOW);

        AtOnce.run(i -> attempts.raise(id, Evidence.values()[i % Evidence.values().length]));

        assertThat(attempts.find(id).orElseThrow().evidence()).isEqualTo(Evidence.USED);
    }

    @Test
    void theFirstRefusalCounts() {
        attempts.open(id, CONTACT, NOW);

        attempts.refuse(id, Refusal.BOUNCED);

        assertThat(attempts.refuse(id, Refusal.REJECTED).refusal()).contains(Refusal.BOUNCED);
    }

    @Test
    void anAcceptedMessageLeadsToItsAttempt() {
        attempts.open(id, CONTACT, NOW);

        attempts.accepted(id, message);

        assertThat(attempts.findByMessage(message)).contains(id);
        assertThat(attempts.find(id).orElseThrow().evidence()).isEqualTo(Evidence.ACCEPTED);
    }

    @Test
    void acceptingDoesNotLowerWhatAReceiptHasProved() {
        attempts.open(id, CONTACT, NOW);
        attempts.raise(id, Evidence.CARRIED);

        attempts.accepted(id, message);

        assertThat(attempts.find(id).orElseThrow().evidence()).isEqualTo(Evidence.CARRIED);
    }

    @Test
    void notesSoManySendingsAndNoMore() {
        attempts.open(id, CONTACT, NOW);

        assertThat(attempts.beginSending(id, "first", 2)).isTrue();
        assertThat(attempts.beginSending(id, "first", 2)).isTrue();
        assertThat(attempts.beginSending(id, "second", 2)).isTrue();
        assertThat(attempts.beginSending(id, "third", 2)).isFalse();
        assertThat(attempts.beginSending(id, "second", 2)).isTrue();
    }

    @Test
    void aSendingThatWasTakenBackMakesRoomForAnother() {
        attempts.open(id, CONTACT, NOW);
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
}
