package dev.latchkey.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Command;
import dev.latchkey.locker.Faults.Raised;
import dev.latchkey.locker.HealthReport;
import dev.latchkey.locker.HealthReport.ActiveFault;
import dev.latchkey.locker.HealthReport.CompartmentReport;
import dev.latchkey.locker.HealthReport.PanelReport;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.IssuedCommand.Waiting;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FaultReportsTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;
    private static final Instant NOW = InMemoryCloud.START;
    private static final Instant IN_TEN_DAYS = NOW.plus(Duration.ofDays(10));
    private static final String JAM = "doorDidNotOpen";

    private final InMemoryCloud cloud = new InMemoryCloud();

    @Test
    void aFaultGetsOneWorkflowHoweverOftenItIsReported() {
        var jam = raise(JAM, 7, NOW).fault();

        raise(JAM, 7, NOW);
        raise(JAM, 7, NOW.plusSeconds(60));

        assertThat(cloud.workflows.faults()).containsExactly(jam.faultId());
    }

    @Test
    void aFaultThatNeedsNobodyIsOnlyRecorded() {
        var hot = raise("temperatureOutOfRange", 0, NOW).fault();

        assertThat(cloud.faults.open(LOCKER)).containsExactly(hot);
        assertThat(cloud.workflows.faults()).isEmpty();
    }

    @Test
    void aFaultThatWasOverBeforeItWasHeardOfNeedsNobody() {
        cloud.clearFault().clear(LOCKER, JAM, 7, NOW.plusSeconds(60));

        assertThat(raise(JAM, 7, NOW)).isInstanceOf(Raised.Over.class);

        assertThat(cloud.workflows.faults()).isEmpty();
    }

    @Test
    void aFaultOfALockerWhoseClockWasAheadHasBegunByNowAndCanBeOver() {
        var jam = raise(JAM, 7, IN_TEN_DAYS).fault();

        cloud.clearFault().clear(LOCKER, JAM, 7, NOW);

        assertThat(jam.since()).isEqualTo(NOW);
        assertThat(jam.evidence(LockerFault.CLAIMED_SINCE)).contains(IN_TEN_DAYS.toString());
        assertThat(cloud.faults.open(LOCKER)).isEmpty();
    }

    @Test
    void theEndOfAFaultByAClockThatWasAheadHidesNoLaterFault() {
        raise(JAM, 7, NOW);
        cloud.clearFault().clear(LOCKER, JAM, 7, IN_TEN_DAYS);
        cloud.clock.advance(Duration.ofHours(1));

        assertThat(raise(JAM, 7, cloud.clock.instant())).isInstanceOf(Raised.Opened.class);
    }

    @Test
    void aFaultOfAClockThatWasAheadIsNoOtherOneWhenItIsReportedAgain() {
        var jam = raise(JAM, 7, IN_TEN_DAYS).fault();
        cloud.clearFault().clear(LOCKER, JAM, 7, NOW);
        cloud.clock.advance(Duration.ofHours(1));

        assertThat(raise(JAM, 7, IN_TEN_DAYS)).isInstanceOf(Raised.Over.class);

        assertThat(cloud.workflows.faults()).containsExactly(jam.faultId());
    }

    @Test
    void theEndOfAFaultWakesItsWorkflow() {
        var jam = raise(JAM, 7, NOW).fault();
        cloud.waits.park(jam.faultId(), WakeFault.REPAIR, new TaskToken("repair"));

        cloud.clearFault().clear(LOCKER, JAM, 7, NOW.plusSeconds(60));

        assertThat(cloud.workflows.completions()).containsExactly(new Completion("repair", Map.of("outcome", "Wait")));
    }

    @Test
    void aCompartmentIsInUseAgainWhenItsLastFaultIsOver() {
        raise(JAM, 7, NOW);
        raise("occupancySensorDead", 7, NOW);
        assertThat(cloud.containment().compartmentsOutOfUse(LOCKER)).containsExactly(7);

        cloud.clearFault().clear(LOCKER, JAM, 7, NOW.plusSeconds(60));
        assertThat(commands()).isEmpty();

        cloud.clearFault().clear(LOCKER, "occupancySensorDead", 7, NOW.plusSeconds(60));
        assertThat(commands()).containsExactly(new Command.EnableCompartment(7));
        assertThat(cloud.containment().compartmentsOutOfUse(LOCKER)).isEmpty();
    }

    @Test
    void aReportOfHealthClearsWhatItLacksAndOpensWhatItHas() {
        raise(JAM, 7, NOW);

        compare(NOW.plusSeconds(60), new ActiveFault("scannerDead", "major", 0, NOW.plusSeconds(30)));

        assertThat(cloud.faults.open(LOCKER)).extracting(LockerFault::code).containsExactly("scannerDead");
    }

    @Test
    void aReportFromBeforeAFaultDoesNotClearIt() {
        var jam = raise(JAM, 7, NOW).fault();

        compare(NOW.minusSeconds(1));

        assertThat(cloud.faults.open(LOCKER)).containsExactly(jam);
    }

    @Test
    void whatOnlyTheCloudSeesIsClearedByNoReport() {
        var away = raise("offline", 0, NOW).fault();

        compare(NOW.plusSeconds(60));

        assertThat(cloud.faults.open(LOCKER)).containsExactly(away);
    }

    @Test
    void aLockerThatDidNotHearACommandIsToldAgain() {
        raise(JAM, 7, NOW);
        raise("keypadDead", 0, NOW);

        cloud.containment()
                .align(
                        LOCKER,
                        report(
                                List.of(),
                                List.of(compartment(1, false), compartment(7, true)),
                                Optional.of(new PanelReport("ok", "outOfUse", "ok"))),
                        "e-1");

        assertThat(commands())
                .containsExactly(
                        new Command.EnableCompartment(1),
                        new Command.DisableCompartment(7),
                        new Command.DisableInput(Command.Input.KEYPAD),
                        new Command.EnableInput(Command.Input.SCANNER));
    }

    @Test
    void aLockerOfWhichBothInputsAreFaultyKeepsBothInUse() {
        raise("keypadKeyStuck", 0, NOW);
        raise("scannerDead", 0, NOW);

        cloud.containment()
                .align(
                        LOCKER,
                        report(List.of(), List.of(), Optional.of(new PanelReport("outOfUse", "ok", "ok"))),
                        "e-1");

        assertThat(commands()).containsExactly(new Command.EnableInput(Command.Input.KEYPAD));
    }

    @Test
    void anAnswerWakesWhoeverWaitsForItAndCountsOnce() {
        cloud.waits.park("f-1", WakeFault.DIAGNOSIS, new TaskToken("diagnosis"));
        var sent = cloud.sendCommand()
                .send(
                        LOCKER,
                        new Command.Diagnose(7),
                        "diagnose-f-1",
                        "handle-locker-fault",
                        "To see whether it is so",
                        Duration.ofMinutes(1),
                        Optional.of(new Waiting("f-1", WakeFault.DIAGNOSIS)));

        cloud.recordCommandAnswer().record(LOCKER, sent.commandId(), new Answer("done", "looked", NOW));
        cloud.recordCommandAnswer().record(LOCKER, sent.commandId(), new Answer("failed", "", NOW));

        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("diagnosis", Map.of("outcome", "done")));
        assertThat(cloud.commands.find(LOCKER, sent.commandId()).orElseThrow().answer())
                .contains(new Answer("done", "looked", NOW));
    }

    @Test
    void aStepThatIsRepeatedSendsTheSameCommand() {
        var first = diagnose();
        cloud.clock.advance(Duration.ofSeconds(30));

        var again = diagnose();

        assertThat(again).isEqualTo(first);
        assertThat(cloud.link.commands()).containsExactly(first, first);
    }

    @Test
    void aCommandThatIsOverIsNotSentAgain() {
        diagnose();
        cloud.clock.advance(Duration.ofMinutes(1));

        diagnose();

        assertThat(cloud.link.commands()).hasSize(1);
    }

    private IssuedCommand diagnose() {
        return cloud.sendCommand()
                .send(LOCKER, new Command.Diagnose(0), "one", "somebody", "To see", Duration.ofMinutes(1));
    }

    private Raised raise(String code, int compartment, Instant since) {
        return cloud.raiseFault().raise(LOCKER, code, "major", compartment, since, Map.of());
    }

    private void compare(Instant at, ActiveFault... active) {
        cloud.compareFaults().compare(LOCKER, report(List.of(active), List.of(), Optional.empty()), at);
    }

    private static CompartmentReport compartment(int number, boolean isInUse) {
        return new CompartmentReport(number, "closed", "empty", isInUse, 0);
    }

    private static HealthReport report(
            List<ActiveFault> active, List<CompartmentReport> compartments, Optional<PanelReport> panel) {
        return new HealthReport(
                "0.1.0",
                1,
                0,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                panel,
                Optional.of(active),
                compartments);
    }

    private List<Command> commands() {
        return cloud.link.commands().stream().map(IssuedCommand::command).toList();
    }
}
