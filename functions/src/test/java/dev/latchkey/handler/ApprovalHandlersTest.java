package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Command;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.AuditEntry;
import dev.latchkey.support.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A door that support asks to be opened, through the three routes.
class ApprovalHandlersTest {

    private static final String REQUEST = file("request-opening.json");
    private static final String APPROVE = file("approve.json");
    private static final String REFUSE = file("refuse.json");

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final RequestOpeningHandler requestOpening = new RequestOpeningHandler(cloud.requestOpening(), cloud.clock);
    private final DecideApprovalHandler decideApproval = new DecideApprovalHandler(cloud.decideApproval(), cloud.clock);
    private final ReadApprovalHandler readApproval = new ReadApprovalHandler(cloud.readApproval(), cloud.clock);

    @Test
    void aRequestOpensNothing() {
        var requested = request("noor");

        is(requested, 202, "requested.json");
        assertThat(openings()).isEmpty();
        assertThat(audited()).containsExactly("ApprovalRequested");
    }

    @Test
    void anotherPrincipalsApprovalOpensTheDoor() {
        var requested = request("noor");

        is(decide(requested, "emil", APPROVE), 200, "approved.json");

        assertThat(openings()).containsExactly(new Command.Open(7));
        assertThat(audited()).containsExactly("ApprovalRequested", "ApprovalGiven", "OpeningCommanded");
    }

    @Test
    void theAuditSaysWhoAndWhy() {
        var requested = request("noor");
        decide(requested, "emil", APPROVE);

        var entries = cloud.audit.of(Subject.locker(InMemoryCloud.LOCKER_ID)).stream()
                .map(Numbered::entry)
                .toList();

        assertThat(entries)
                .extracting(AuditEntry::by)
                .containsExactly(Signed.arn("noor"), Signed.arn("emil"), Signed.arn("emil"));
        assertThat(entries.getFirst().why()).startsWith("The door jams");
        assertThat(entries.getLast().details())
                .isEqualTo(Map.of("approvalId", id(requested), "requestedBy", Signed.arn("noor"), "compartment", "7"));
    }

    @Test
    void nobodyApprovesTheirOwn() {
        var requested = request("noor");

        is(decide(requested, "noor", APPROVE), 409, "another-principal-needed.json");
        is(decide(requested, "noor", REFUSE), 409, "another-principal-needed.json");

        assertThat(openings()).isEmpty();
    }

    /// Whoever was given the rights of both has two roles, and two ARNs.
    @Test
    void nobodyApprovesTheirOwnUnderAnotherRole() {
        var door = Map.of("lockerId", InMemoryCloud.LOCKER_ID, "number", "7");
        var agent = "arn:aws:sts::1:assumed-role/AWSReservedSSO_Agent_a/alice@example.com";
        var approver = "arn:aws:sts::1:assumed-role/AWSReservedSSO_Approver_b/alice@example.com";
        var requested = Signed.callAs(agent, requestOpening, door, REQUEST);

        var approval = Map.of("approvalId", id(requested));
        is(Signed.callAs(approver, decideApproval, approval, APPROVE), 409, "another-principal-needed.json");

        assertThat(openings()).isEmpty();
    }

    @Test
    void whoeverTriesToApproveTheirOwnLeavesOneTraceOfEachWord() {
        var requested = request("noor");
        decide(requested, "noor", APPROVE);
        decide(requested, "noor", APPROVE);
        decide(requested, "noor", REFUSE);

        assertThat(audited()).containsExactly("ApprovalRequested", "ApprovalDenied", "ApprovalDenied");
        assertThat(lastAudited().by()).isEqualTo(Signed.arn("noor"));
        assertThat(lastAudited().details())
                .containsEntry("denied", "own")
                .containsEntry("verdict", "refused")
                .containsEntry("requestedBy", Signed.arn("noor"));
    }

    @Test
    void whoeverTriesTooLateLeavesATrace() {
        var requested = request("noor");
        cloud.clock.advance(Duration.ofMinutes(15));
        decide(requested, "emil", APPROVE);

        assertThat(audited()).containsExactly("ApprovalRequested", "ApprovalDenied");
        assertThat(lastAudited().details()).containsEntry("denied", "late").containsEntry("verdict", "approved");
    }

    @Test
    void whoeverTriesAfterAnotherOneLeavesATrace() {
        var requested = request("noor");
        decide(requested, "emil", REFUSE);
        decide(requested, "ada", APPROVE);

        assertThat(lastAudited().by()).isEqualTo(Signed.arn("ada"));
        assertThat(lastAudited().details()).containsEntry("denied", "decidedBefore");
    }

    @Test
    void aRefusalIsTheEndOfIt() {
        var requested = request("noor");

        is(decide(requested, "emil", REFUSE), 200, "refused.json");
        assertThat(decide(requested, "ada", APPROVE).problem()).isEqualTo("already-decided");

        assertThat(openings()).isEmpty();
        assertThat(audited()).containsExactly("ApprovalRequested", "ApprovalRefused", "ApprovalDenied");
    }

    @Test
    void whatIsApprovedIsNotApprovedAgain() {
        var requested = request("noor");
        decide(requested, "emil", APPROVE);

        is(decide(requested, "ada", APPROVE), 409, "already-decided.json");
        assertThat(decide(requested, "emil", REFUSE).problem()).isEqualTo("already-decided");

        assertThat(openings()).containsExactly(new Command.Open(7));
    }

    @Test
    void whoeverLostTheAnswerGetsItAgainAndOneCommandIsAllThereIs() {
        var requested = request("noor");
        var first = decide(requested, "emil", APPROVE);

        cloud.clock.advance(Duration.ofSeconds(10));
        var again = decide(requested, "emil", APPROVE);
        cloud.clock.advance(Duration.ofMinutes(30));
        var late = decide(requested, "emil", APPROVE);

        assertThat(commandId(again)).isEqualTo(commandId(first));
        assertThat(commandId(late)).isEqualTo(commandId(first));
        assertThat(late.status()).isEqualTo(200);
        assertThat(audited()).containsExactly("ApprovalRequested", "ApprovalGiven", "OpeningCommanded");
    }

    @ParameterizedTest
    @CsvSource({"899,200", "900,409"})
    void nobodyApprovesLate(int seconds, int status) {
        var requested = request("noor");

        cloud.clock.advance(Duration.ofSeconds(seconds));
        var answer = decide(requested, "emil", APPROVE);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 409) {
            is(answer, 409, "approval-expired.json");
            assertThat(read(id(requested)).body().string("status")).isEqualTo("expired");
            assertThat(openings()).isEmpty();
        }
    }

    @Test
    void aLockerWithoutAConnectionIsNotAskedToOpen() {
        disconnects();

        is(request("noor"), 409, "locker-not-connected.json");

        assertThat(audited()).isEmpty();
    }

    @Test
    void anApprovalIsNotSpentOnALockerThatHasLostItsConnection() {
        var requested = request("noor");
        disconnects();

        is(decide(requested, "emil", APPROVE), 409, "locker-not-connected.json");
        cloud.lockers.noteConnected(InMemoryCloud.LOCKER_ID, new Word(2, cloud.clock.instant()));

        assertThat(decide(requested, "emil", APPROVE).status()).isEqualTo(200);
        assertThat(openings()).containsExactly(new Command.Open(7));
    }

    @Test
    void theApprovalTellsWhatBecameOfIt() {
        var requested = request("noor");
        assertThat(read(id(requested)).body().string("status")).isEqualTo("requested");

        decide(requested, "emil", APPROVE);
        assertThat(status(id(requested))).isEqualTo("sent");

        cloud.clock.advance(Duration.ofSeconds(30));
        assertThat(status(id(requested))).isEqualTo("unanswered");
    }

    @Test
    void nobodyDecidesOnWhatNobodyAskedFor() {
        assertThat(decide("nothing", "emil", APPROVE).problem()).isEqualTo("unknown-approval");
        assertThat(decide("../etc", "emil", REFUSE).problem()).isEqualTo("unknown-approval");
        assertThat(read("nothing").problem()).isEqualTo("unknown-approval");
        assertThat(read("a b").problem()).isEqualTo("unknown-approval");
    }

    @ParameterizedTest
    @CsvSource({
        "locker-paris-1, 7, unknown-locker",
        "a b, 7, unknown-locker",
        "locker-berlin-1, 2, unknown-compartment",
        "locker-berlin-1, 0, unknown-compartment",
        "locker-berlin-1, seven, unknown-compartment"
    })
    void aDoorThatIsNotThereIsNotFound(String lockerId, String number, String problem) {
        var answer = request("noor", lockerId, number, REQUEST);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\"call ada@example.com\"}", "{\"reason\":\"code 48213907\"}"})
    void aReasonIsNeededThatHoldsNoAddressAndNoCode(String body) {
        assertThat(request("noor", InMemoryCloud.LOCKER_ID, "7", body).body().string("field"))
                .isEqualTo("reason");
        assertThat(decide(request("noor"), "emil", APPROVE.replaceFirst("\"reason\": .*", "\"reason\": \" \""))
                        .body()
                        .string("field"))
                .isEqualTo("reason");
    }

    @Test
    void aBodyIsADecision() {
        assertThat(decide(request("noor"), "emil", "no json").status()).isEqualTo(400);
        assertThat(decide(request("noor"), "emil", "{\"decision\":\"perhaps\"}")
                        .body()
                        .string("field"))
                .isEqualTo("decision");
    }

    /// The doors that were told to open, by command.
    private List<Command> openings() {
        return cloud.link.commands().stream().map(IssuedCommand::command).toList();
    }

    private AuditEntry lastAudited() {
        return cloud.audit.of(Subject.locker(InMemoryCloud.LOCKER_ID)).getLast().entry();
    }

    private List<String> audited() {
        return cloud.audit.of(Subject.locker(InMemoryCloud.LOCKER_ID)).stream()
                .map(deed -> deed.entry().what())
                .toList();
    }

    private void disconnects() {
        cloud.lockers.noteDisconnected(InMemoryCloud.LOCKER_ID, new Word(1, InMemoryCloud.START));
    }

    private Answer request(String user) {
        return request(user, InMemoryCloud.LOCKER_ID, "7", REQUEST);
    }

    private Answer request(String user, String lockerId, String number, String body) {
        return Signed.call(requestOpening, user, Map.of("lockerId", lockerId, "number", number), body);
    }

    private Answer decide(Answer requested, String user, String body) {
        return decide(id(requested), user, body);
    }

    private Answer decide(String approvalId, String user, String body) {
        return Signed.call(decideApproval, user, Map.of("approvalId", approvalId), body);
    }

    private Answer read(String approvalId) {
        return Signed.call(readApproval, "noor", Map.of("approvalId", approvalId), "");
    }

    private String status(String approvalId) {
        return read(approvalId).body().object("opening").string("status");
    }

    private static String id(Answer requested) {
        return requested.body().string("approvalId");
    }

    private static String commandId(Answer decided) {
        return decided.body().object("opening").string("commandId");
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
