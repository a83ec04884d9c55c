package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.recipient.Address;
import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.Proposal;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A step of a request that somebody started by hand: two principals have to agree, since nobody knows who it was.
class SupportStepHandlersTest {

    private static final String APPROVE = file("approve.json");
    private static final String REFUSE = file("refuse.json");

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final AwaitApprovalHandler awaitApproval = new AwaitApprovalHandler(cloud.awaitApproval());
    private final DecideApprovalHandler decideApproval = new DecideApprovalHandler(cloud.decideApproval(), cloud.clock);
    private final ReadApprovalHandler readApproval = new ReadApprovalHandler(cloud.readApproval(), cloud.clock);
    private final ActOnCauseHandler actOnCause = new ActOnCauseHandler(cloud.actOnCause(), cloud.clock);

    @Test
    void theFirstPrincipalTakesTheRequestersPlace() {
        var approvalId = await("rotate");

        is(decide(approvalId, "noor", APPROVE), 202, "step-vouched.json");

        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void theSamePrincipalTwiceIsOnePerson() {
        var approvalId = await("rotate");
        decide(approvalId, "noor", APPROVE);

        assertThat(decide(approvalId, "noor", APPROVE).problem()).isEqualTo("another-principal-needed");

        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void theSecondPrincipalLetsTheWorkflowGoOn() {
        var approvalId = await("rotate");
        decide(approvalId, "noor", APPROVE);

        is(decide(approvalId, "emil", APPROVE), 200, "step-approved.json");

        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("approval", Map.of("outcome", "Approved", "approvalId", approvalId)));
        assertThat(audited().stream().map(entry -> entry.by().replaceFirst(".*/", "") + " " + entry.what()))
                .containsExactly("console ApprovalRequested", "noor ApprovalVouched", "emil ApprovalGiven");
    }

    @Test
    void theAuditNamesWhatWasAskedForAndAgreedTo() {
        var approvalId = await("rotate");
        decide(approvalId, "noor", APPROVE);
        decide(approvalId, "emil", APPROVE);

        assertThat(audited())
                .allSatisfy(entry -> assertThat(entry.details())
                        .containsEntry("action", "rotate")
                        .doesNotContainKey("newContact"));
    }

    @Test
    void whoeverApprovesANewContactSeesAsMuchOfItAsTellsItFromAnother() {
        var approvalId = awaitNewContact();

        is(decide(approvalId, "noor", APPROVE), 202, "new-contact-vouched.json");

        assertThat(read(approvalId).body().object("newContact").string("address"))
                .isEqualTo("+49•••••66");
    }

    @Test
    void ofANewContactTheAuditNamesTheChannelAlone() {
        decide(awaitNewContact(), "noor", APPROVE);

        assertThat(audited())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.details())
                        .containsEntry("action", "resend")
                        .containsEntry("newContact", "SMS"));
        assertThat(audited().toString()).doesNotContain("66", "+49");
    }

    @Test
    void anotherContactThanTheOneThatWasShownTakesNobodysPlace() {
        var approvalId = awaitNewContact();
        decide(approvalId, "noor", APPROVE);
        decide(approvalId, "emil", APPROVE);
        proposes("+491713920077");

        var acted = act(Map.of("action", "resend", "approvalId", approvalId));

        assertThat(acted.get("error")).isEqualTo("ChangedMeanwhile");
    }

    @Test
    void oneRefusalSufficesWhoeverAsked() {
        var approvalId = await("rotate");

        assertThat(decide(approvalId, "noor", REFUSE).status()).isEqualTo(200);

        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("approval", Map.of("outcome", "Refused", "approvalId", approvalId)));
        assertThat(decide(approvalId, "emil", APPROVE).problem()).isEqualTo("already-decided");
    }

    @Test
    void nobodyVouchesLate() {
        var approvalId = await("rotate");
        cloud.clock.advance(Duration.ofMinutes(15).minusSeconds(10));

        assertThat(decide(approvalId, "noor", APPROVE).problem()).isEqualTo("approval-expired");
    }

    @Test
    void aWordThatCameBeforeTheTokenWasParkedAgainIsSeen() {
        var approvalId = await("rotate");
        decide(approvalId, "noor", APPROVE);
        decide(approvalId, "emil", APPROVE);

        assertThat(awaitWith("rotate", "again").string("approvalId")).isEqualTo(approvalId);

        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("approval", "again");
    }

    @Test
    void whatWasAgreedToIsDone() {
        var approvalId = await("rotate");
        decide(approvalId, "noor", APPROVE);
        decide(approvalId, "emil", APPROVE);

        var acted = act(Map.of("action", "rotate", "approvalId", approvalId));

        assertThat(acted)
                .isEqualTo(Map.of(
                        "outcome", "Sent",
                        "did", "CodeRotated",
                        "noticeId", "code-v2",
                        "values", Map.of("channel", "PUSH", "codeVersion", "2")));
    }

    @Test
    void whatTheSecondOneWasNotAskedForIsNotDone() {
        var approvalId = await("rotate");
        decide(approvalId, "noor", APPROVE);

        var acted = act(Map.of("action", "rotate", "approvalId", approvalId));

        assertThat(acted).isEqualTo(Map.of("outcome", "NotPossible", "error", "NotApproved", "values", Map.of()));
    }

    @Test
    void anOpenedDoorShowsInItsApproval() {
        var approvalId = await("open");
        decide(approvalId, "noor", APPROVE);
        decide(approvalId, "emil", APPROVE);
        assertThat(read(approvalId).body().has("opening")).isFalse();

        act(Map.of("action", "open", "approvalId", approvalId));

        assertThat(read(approvalId).body().object("opening").string("status")).isEqualTo("sent");
    }

    @Test
    void aRemedyIsTakenAndItsCasesAreCounted() {
        var context = new FakeContext();
        var event = new HashMap<String, Object>(request());
        event.put("remedy", "OpenCase");

        var acted = Invocation.of(actOnCause, event, context);

        assertThat(acted.string("did")).isEqualTo("CaseOpened");
        assertThat(context.lines()).anyMatch(line -> line.contains("CaseOpened") && line.contains("NoReceipt"));
    }

    private String awaitNewContact() {
        proposes("+491713920066");
        return await("resend");
    }

    private void proposes(String number) {
        cloud.proposals.park(
                "r-77",
                new Proposal(Channel.SMS, new Address(number)),
                cloud.clock.instant().plus(Duration.ofDays(2)));
    }

    private List<AuditEntry> audited() {
        return cloud.audit.of(Subject.delivery(parcel.deliveryId())).stream()
                .map(Numbered::entry)
                .toList();
    }

    private String await(String action) {
        return awaitWith(action, "approval").string("approvalId");
    }

    private JsonObject awaitWith(String action, String token) {
        return Invocation.of(
                awaitApproval,
                Map.of("deliveryId", parcel.deliveryId(), "requestId", "r-77", "action", action, "taskToken", token));
    }

    private Map<String, ?> act(Map<String, ?> what) {
        var event = new HashMap<String, Object>(request());
        event.putAll(what);
        return Invocation.of(actOnCause, event).asMap();
    }

    private Map<String, ?> request() {
        return Map.of("deliveryId", parcel.deliveryId(), "requestId", "r-77", "reasonRule", "NoReceipt");
    }

    private Answer decide(String approvalId, String user, String body) {
        return Signed.call(decideApproval, user, Map.of("approvalId", approvalId), body);
    }

    private Answer read(String approvalId) {
        return Signed.call(readApproval, "noor", Map.of("approvalId", approvalId), "");
    }

    private static void is(Answer answer, int status, String file) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().asMap())
                .isEqualTo(EventFile.json("approvals/" + file).asMap());
    }

    private static String file(String name) {
        return new String(EventFile.bytes("approvals/" + name), StandardCharsets.UTF_8);
    }
}
