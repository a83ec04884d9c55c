package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.SendCommand;
import dev.latchkey.locker.Size;
import dev.latchkey.memory.RecordingLink;
import dev.latchkey.memory.RecordingWorkflows;
import dev.latchkey.shipment.Principal;
import dev.latchkey.shipment.Release.Scope;
import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.support.Approval.Verdict;
import dev.latchkey.support.CarryOut;
import dev.latchkey.support.DecideApproval;
import dev.latchkey.support.DecideApproval.Decision;
import dev.latchkey.support.DecideApproval.Decision.Approved;
import dev.latchkey.support.DecideApproval.Decision.DecidedBefore;
import dev.latchkey.support.DecideApproval.Decision.Own;
import dev.latchkey.support.DecideApproval.Decision.Refused;
import dev.latchkey.support.DecideApproval.Decision.Vouched;
import dev.latchkey.support.JustifyOpening;
import dev.latchkey.support.OpenRemotely;
import dev.latchkey.support.RequestApproval;
import dev.latchkey.support.StepUp.OpenCompartment;
import dev.latchkey.support.StepUp.SupportStep;
import dev.latchkey.support.WakeStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Sixteen people decide on the same request at the same moment.
@ParameterizedClass
@EnumSource(Memory.Kind.class)
class ApprovalRaceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);

    private final Memory memory;
    private final RecordingLink link = new RecordingLink();
    private final String lockerId = "locker-" + UUID.randomUUID();
    private String approvalId;

    ApprovalRaceTest(Memory.Kind kind) {
        memory = kind.memory();
    }

    @BeforeEach
    void somebodyAsksForADoor() {
        memory.lockers()
                .provision(new Locker(
                        lockerId, "Here", ZoneId.of("Europe/Berlin"), "v1", List.of(new Compartment(7, Size.S))));
        approvalId = new RequestApproval(memory.approvals(), memory.audit(), Duration.ofMinutes(15), CLOCK)
                .request(new OpenCompartment(lockerId, 7), new Principal("ada"), "because")
                .approvalId();
    }

    @RepeatedTest(3)
    void oneApproverOpensTheDoorAndTheOthersHearWhoItWas() throws Exception {
        var decisions =
                AtOnce.run(i -> decide().decide(approvalId, Verdict.APPROVED, new Principal("approver-" + i), "yes"));

        assertThat(decisions).filteredOn(Approved.class::isInstance).hasSize(1);
        assertThat(decisions).filteredOn(DecidedBefore.class::isInstance).hasSize(AtOnce.THREADS - 1);
        assertThat(link.commands()).hasSize(1);
    }

    @RepeatedTest(3)
    void whoeverIsFirstOfAnApproverAndARefuserCounts() throws Exception {
        var decisions = AtOnce.run(i -> decide().decide(
                        approvalId,
                        i % 2 == 0 ? Verdict.APPROVED : Verdict.REFUSED,
                        new Principal("approver-" + i),
                        "my word"));

        boolean isApproved = decisions.stream().anyMatch(Approved.class::isInstance);
        assertThat(decisions)
                .filteredOn(decision -> decision instanceof Approved || decision instanceof Refused)
                .hasSize(1);
        assertThat(link.commands()).hasSize(isApproved ? 1 : 0);
    }

    @RepeatedTest(3)
    void oneApproverWhoseClientSendsAgainAndAgainOpensTheDoorOnce() throws Exception {
        List<Decision> decisions =
                AtOnce.run(i -> decide().decide(approvalId, Verdict.APPROVED, new Principal("bob"), "yes"));

        assertThat(decisions).allMatch(Approved.class::isInstance);
        assertThat(link.commands().stream().map(command -> command.commandId()).distinct())
                .hasSize(1);
        assertThat(memory.audit().of(new OpenCompartment(lockerId, 7).subject()))
                .hasSize(3);
    }

    @RepeatedTest(3)
    void onePersonInSixteenRolesIsNobodysSecond() throws Exception {
        var asked = unknownRequest();

        var decisions = AtOnce.run(i -> decide().decide(asked, Verdict.APPROVED, inRole(i, "ada"), "yes"));

        assertThat(decisions).filteredOn(Vouched.class::isInstance).hasSize(1);
        assertThat(decisions).filteredOn(Own.class::isInstance).hasSize(AtOnce.THREADS - 1);
    }

    @RepeatedTest(3)
    void whereNobodyKnowsWhoAskedOneVouchesAndOneOtherApproves() throws Exception {
        var asked = unknownRequest();

        var decisions =
                AtOnce.run(i -> decide().decide(asked, Verdict.APPROVED, new Principal("approver-" + i), "yes"));

        assertThat(decisions).filteredOn(Vouched.class::isInstance).hasSize(1);
        assertThat(decisions).filteredOn(Approved.class::isInstance).hasSize(1);
        var approval = memory.approvals().find(asked).orElseThrow();
        assertThat(approval.requestedBy().orElseThrow())
                .isNotEqualTo(approval.decided().orElseThrow().by());
    }

    private String unknownRequest() {
        var seen = new Scope(Map.of("r-1", 1L), lockerId);
        var step = new SupportStep(
                "request-" + lockerId, "d-" + lockerId, "rotate", seen, Optional.of(7), Optional.empty());
        return new RequestApproval(memory.approvals(), memory.audit(), Duration.ofMinutes(15), CLOCK)
                .request(step, Optional.empty(), "because")
                .approvalId();
    }

    private static Principal inRole(int role, String person) {
        return new Principal("arn:aws:sts::000000000000:assumed-role/Role" + role + "/" + person);
    }

    private DecideApproval decide() {
        var justify = new JustifyOpening(memory.approvals(), memory.faults(), memory.deliveries(), CLOCK);
        var send = new SendCommand(memory.commands(), link, CLOCK);
        var open = new OpenRemotely(memory.lockers(), justify, send, memory.commands(), memory.audit(), CLOCK);
        return new DecideApproval(memory.approvals(), memory.audit(), carryOut(open), CLOCK);
    }

    private CarryOut carryOut(OpenRemotely open) {
        var wake = new WakeWorkflow(memory.waits(), new RecordingWorkflows());
        return new CarryOut(memory.lockers(), open, new WakeStep(wake));
    }
}
