package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.Principal;
import dev.latchkey.shipment.Release.Scope;
import dev.latchkey.support.Approval;
import dev.latchkey.support.Approval.Decided;
import dev.latchkey.support.Approval.Verdict;
import dev.latchkey.support.Approvals;
import dev.latchkey.support.ProposedContact;
import dev.latchkey.support.StepUp.OpenCompartment;
import dev.latchkey.support.StepUp.SupportStep;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class ApprovalsContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");
    private static final Instant EXPIRY = NOW.plusSeconds(900);
    private static final Scope SEEN = new Scope(Map.of("r-1", 2L, "r-2", 1L), "locker-1");

    private final Approvals approvals;
    private final String approvalId = "a-" + UUID.randomUUID();

    ApprovalsContractTest(Memory.Kind kind) {
        approvals = kind.memory().approvals();
    }

    @Test
    void givesBackWhatWasRequested() {
        approvals.request(request("locker-1"));

        assertThat(approvals.find(approvalId)).contains(request("locker-1"));
        assertThat(approvals.find(approvalId + "0")).isEmpty();
    }

    @Test
    void theFirstRequestUnderAnIdStays() {
        approvals.request(request("locker-1"));
        approvals.request(request("locker-2"));

        assertThat(approvals.find(approvalId)).contains(request("locker-1"));
    }

    @Test
    void keepsAnotherOnesWord() {
        approvals.request(request("locker-1"));

        assertThat(approvals.decide(approvalId, word("bob", NOW.plusSeconds(60))))
                .isTrue();

        assertThat(approvals.find(approvalId).orElseThrow().decided()).contains(word("bob", NOW.plusSeconds(60)));
    }

    @Test
    void theFirstWordIsTheLast() {
        approvals.request(request("locker-1"));
        approvals.decide(approvalId, word("bob", NOW));

        assertThat(approvals.decide(approvalId, word("bob", NOW.plusSeconds(1))))
                .isFalse();
        assertThat(approvals.decide(approvalId, word("cy", NOW.plusSeconds(1)))).isFalse();

        assertThat(approvals.find(approvalId).orElseThrow().decided()).contains(word("bob", NOW));
    }

    @Test
    void nobodyDecidesOnTheirOwn() {
        approvals.request(request("locker-1"));

        assertThat(approvals.decide(approvalId, word("ada", NOW))).isFalse();
    }

    @Test
    void nobodyDecidesOnTheirOwnUnderAnotherRole() {
        approvals.request(request("locker-1"));

        assertThat(approvals.decide(approvalId, inRole(Verdict.APPROVED, "ada")))
                .isFalse();
        assertThat(approvals.decide(approvalId, inRole(Verdict.REFUSED, "ada"))).isFalse();
        assertThat(approvals.decide(approvalId, inRole(Verdict.APPROVED, "bob")))
                .isTrue();
    }

    @Test
    void nobodyDecidesLate() {
        approvals.request(request("locker-1"));

        assertThat(approvals.decide(approvalId, word("bob", EXPIRY))).isFalse();
        assertThat(approvals.decide(approvalId, word("bob", EXPIRY.minusMillis(1))))
                .isTrue();
    }

    @Test
    void nobodyDecidesOnWhatNobodyRequested() {
        assertThat(approvals.decide(approvalId, word("bob", NOW))).isFalse();

        assertThat(approvals.find(approvalId)).isEmpty();
    }

    // ---- a step of a request of which nobody knows who made it ----

    @Test
    void givesBackAStepWithWhatWasSeenThen() {
        approvals.request(step(Optional.of(7)));

        assertThat(approvals.find(approvalId)).contains(step(Optional.of(7)));
    }

    @Test
    void givesBackAStepOfAParcelThatLiesNowhere() {
        approvals.request(step(Optional.empty()));

        assertThat(approvals.find(approvalId)).contains(step(Optional.empty()));
    }

    @Test
    void givesBackAsMuchOfANewContactAsWasShown() {
        var shown = new ProposedContact(Channel.SMS, "+49•••••89");
        var asked = asked(new SupportStep("r-77", "d-1", "resend", SEEN, Optional.of(7), Optional.of(shown)));
        approvals.request(asked);

        assertThat(approvals.find(approvalId)).contains(asked);
    }

    @Test
    void nobodyApprovesBeforeSomebodyHasVouchedForIt() {
        approvals.request(step(Optional.of(7)));

        assertThat(approvals.decide(approvalId, word("bob", NOW))).isFalse();
    }

    @Test
    void whoeverVouchesTakesTheRequestersPlace() {
        approvals.request(step(Optional.of(7)));

        assertThat(vouch("ada", NOW)).isTrue();

        assertThat(approvals.find(approvalId).orElseThrow().requestedBy()).contains(user("ada"));
        assertThat(approvals.decide(approvalId, word("ada", NOW))).isFalse();
        assertThat(approvals.decide(approvalId, word("bob", NOW))).isTrue();
    }

    @Test
    void whoeverVouchesApprovesUnderNoOtherRole() {
        approvals.request(step(Optional.of(7)));
        vouch("ada", NOW);

        assertThat(approvals.decide(approvalId, inRole(Verdict.APPROVED, "ada")))
                .isFalse();
        assertThat(approvals.decide(approvalId, inRole(Verdict.APPROVED, "bob")))
                .isTrue();
    }

    @Test
    void oneVouchesAndNobodyAfterwards() {
        approvals.request(step(Optional.of(7)));
        vouch("ada", NOW);

        assertThat(vouch("bob", NOW)).isFalse();
        assertThat(vouch("ada", NOW)).isFalse();
    }

    @Test
    void nobodyTakesThePlaceOfARequesterWhoIsKnown() {
        approvals.request(request("locker-1"));

        assertThat(vouch("bob", NOW)).isFalse();
    }

    @Test
    void nobodyVouchesLate() {
        approvals.request(step(Optional.of(7)));

        assertThat(vouch("ada", EXPIRY)).isFalse();
    }

    @Test
    void nobodyVouchesForWhatIsRefused() {
        approvals.request(step(Optional.of(7)));

        assertThat(approvals.decide(approvalId, refusal("ada"))).isTrue();

        assertThat(vouch("bob", NOW)).isFalse();
    }

    @Test
    void nobodyVouchesForWhatNobodyRequested() {
        assertThat(vouch("ada", NOW)).isFalse();

        assertThat(approvals.find(approvalId)).isEmpty();
    }

    @Test
    void ofManyWhoVouchAtOnceOneIsTheRequester() throws Exception {
        approvals.request(step(Optional.of(7)));

        var vouched = AtOnce.run(i -> vouch("approver-" + i, NOW));

        assertThat(vouched).containsOnlyOnce(true);
    }

    private boolean vouch(String user, Instant at) {
        return approvals.vouch(approvalId, user(user), at);
    }

    private static Decided refusal(String user) {
        return new Decided(Verdict.REFUSED, user(user), "No", NOW);
    }

    private Approval step(Optional<Integer> compartment) {
        return asked(new SupportStep("r-77", "d-1", "rotate", SEEN, compartment, Optional.empty()));
    }

    private Approval asked(SupportStep step) {
        return new Approval(approvalId, step, Optional.empty(), "She called", NOW, EXPIRY, Optional.empty());
    }

    @Test
    void ofManyWhoDecideAtOnceOneCounts() throws Exception {
        approvals.request(request("locker-1"));

        var decided = AtOnce.run(i -> approvals.decide(approvalId, word("approver-" + i, NOW)));

        assertThat(decided).containsOnlyOnce(true);
        assertThat(approvals.find(approvalId).orElseThrow().decided())
                .contains(word("approver-" + decided.indexOf(true), NOW));
    }

    private Approval request(String lockerId) {
        return new Approval(
                approvalId,
                new OpenCompartment(lockerId, 7),
                Optional.of(user("ada")),
                "The recipient stands in front of it",
                NOW,
                EXPIRY,
                Optional.empty());
    }

    private static Decided word(String user, Instant at) {
        return new Decided(Verdict.APPROVED, user(user), "Called back", at);
    }

    private static Principal user(String name) {
        return new Principal("arn:aws:iam::000000000000:user/" + name);
    }

    private static Decided inRole(Verdict verdict, String session) {
        var principal = new Principal("arn:aws:sts::000000000000:assumed-role/Approver/" + session);
        return new Decided(verdict, principal, "Called back", NOW);
    }
}
