package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.Action;
import dev.latchkey.resend.Origin;
import dev.latchkey.resend.Proposal;
import dev.latchkey.resend.Proposals;
import dev.latchkey.resend.ResendRequest;
import dev.latchkey.resend.Resends;
import dev.latchkey.resend.Resends.Kept;
import dev.latchkey.resend.Wish;
import dev.latchkey.shipment.TrackingNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class ResendsContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");

    private final Resends resends;
    private final Proposals proposals;
    private final String requestId = UUID.randomUUID().toString();

    ResendsContractTest(Memory.Kind kind) {
        var memory = kind.memory();
        resends = memory.resends();
        proposals = memory.proposals();
    }

    @Test
    void givesBackWhatWasKept() {
        assertThat(resends.keep(full())).isTrue();

        assertThat(resends.find(requestId)).contains(full());
        assertThat(resends.find(requestId + "0")).isEmpty();
    }

    @Test
    void givesBackWhatSaysNoMoreThanItMust() {
        resends.keep(plain());

        assertThat(resends.find(requestId)).contains(plain());
    }

    @Test
    void theFirstRequestUnderAnIdStays() {
        resends.keep(full());

        assertThat(resends.keep(plain())).isFalse();
        assertThat(resends.keep(full())).isTrue();
        assertThat(resends.find(requestId)).contains(full());
    }

    @Test
    void theNewestApprovalCounts() {
        assertThat(resends.approvalOf(requestId)).isEmpty();

        resends.await(requestId, "a1", NOW);
        resends.await(requestId, "a2", NOW);

        assertThat(resends.approvalOf(requestId)).contains("a2");
    }

    @Test
    void theFirstAnswerStays() {
        assertThat(resends.answerOf(requestId)).isEmpty();

        resends.answer(requestId, "{\"outcome\":\"Explained\"}", NOW);
        resends.answer(requestId, "{\"outcome\":\"Held\"}", NOW);

        assertThat(resends.answerOf(requestId)).contains("{\"outcome\":\"Explained\"}");
    }

    @Test
    void aProposalLiesThereUntilItIsRemoved() {
        proposals.park(requestId, new Proposal(Channel.SMS, new Address("0171 3920099")), NOW);
        proposals.park(requestId, new Proposal(Channel.SMS, new Address("+491713920099")), NOW);

        assertThat(proposals.find(requestId)).contains(new Proposal(Channel.SMS, new Address("+491713920099")));
        assertThat(proposals.find(requestId + "0")).isEmpty();

        proposals.remove(requestId);
        assertThat(proposals.find(requestId)).isEmpty();
    }

    private Kept full() {
        var wish = new Wish(
                new TrackingNumber("JD0146"),
                Optional.of("acme"),
                Action.ROTATE,
                Optional.of(Channel.EMAIL),
                "de",
                Optional.of("No message"),
                Optional.of("noor"),
                true);
        var principal = Optional.of("arn:aws:iam::000000000000:user/noor");
        return new Kept(new ResendRequest(requestId, Origin.API, principal, wish), "resend-" + requestId, NOW);
    }

    private Kept plain() {
        var wish = new Wish(
                new TrackingNumber("JD0147"),
                Optional.empty(),
                Action.RESEND,
                Optional.empty(),
                "en",
                Optional.empty(),
                Optional.empty(),
                false);
        return new Kept(new ResendRequest(requestId, Origin.CONSOLE, Optional.empty(), wish), "by-hand", NOW);
    }
}
