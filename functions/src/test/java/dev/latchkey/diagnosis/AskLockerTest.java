package dev.latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Command;
import dev.latchkey.locker.HealthReport;
import dev.latchkey.locker.HealthReport.ActiveFault;
import dev.latchkey.locker.IssuedCommand;
import dev.latchkey.locker.IssuedCommand.Answer;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AskLockerTest {

    private final Predicament parcel = new Predicament().ready().synced().told().after(Duration.ofMinutes(5));

    @Test
    void aLockerThatIsThereAndHasSaidNothingLatelyCanTellMore() {
        assertThat(parcel.diagnosis().canLockerTellMore()).isTrue();
        assertThat(parcel.cloud
                        .diagnoseDelivery()
                        .diagnose(parcel.parcel.deliveryId(), "request-1", true)
                        .canLockerTellMore())
                .isFalse();
        assertThat(parcel.away().diagnosis().canLockerTellMore()).isFalse();
    }

    @Test
    void aLockerThatHasJustSpokenHasNothingToAdd() {
        ask();
        answer(List.of());

        assertThat(parcel.diagnosis().canLockerTellMore()).isFalse();
        assertThat(parcel.after(Duration.ofMinutes(1)).diagnosis().canLockerTellMore())
                .isTrue();
    }

    @Test
    void aParcelThatIsNotThereIsNoQuestionToTheLocker() {
        assertThat(new Predicament().registered().diagnosis().canLockerTellMore())
                .isFalse();
        assertThat(parcel.collected().diagnosis().canLockerTellMore()).isFalse();
    }

    @Test
    void theLockerIsAskedAboutTheParcelsCompartment() {
        ask();

        assertThat(parcel.cloud.link.commands())
                .extracting(IssuedCommand::command)
                .containsExactly(new Command.Diagnose(7));
        assertThat(parcel.cloud.workflows.completions())
                .extracting(Completion::token)
                .doesNotContain("asked");
    }

    @Test
    void aFaultThatTheAnswerHasIsKnownWhenTheWorkflowGoesOn() {
        ask();
        answer(List.of(new ActiveFault("doorDidNotOpen", "major", 7, parcel.cloud.clock.instant())));

        assertThat(parcel.cloud.workflows.completions()).contains(new Completion("asked", Map.of("outcome", "done")));
        assertThat(parcel.rules()).containsExactly("CompartmentFaulty", "CodeReceived");
    }

    @Test
    void aFaultThatTheAnswerLacksIsOver() {
        parcel.fault("doorDidNotOpen", 7).after(Duration.ofMinutes(1));
        assertThat(parcel.rules()).startsWith("CompartmentFaulty");

        ask();
        answer(List.of());

        assertThat(parcel.rules()).containsExactly("CodeReceived");
    }

    @Test
    void aLockerThatIsAwayIsNotAsked() {
        parcel.cloud.lockers.noteDisconnected(Predicament.LOCKER, new Word(1, parcel.cloud.clock.instant()));

        ask();

        assertThat(parcel.cloud.workflows.completions()).contains(new Completion("asked", Map.of("outcome", "Away")));
        assertThat(parcel.cloud.link.commands()).isEmpty();
    }

    @Test
    void aQuestionThatIsRepeatedAfterItsAnswerGoesOnAtOnce() {
        ask();
        answer(List.of());

        parcel.cloud.askLocker().ask(parcel.parcel.deliveryId(), "request-1", new TaskToken("again"));

        assertThat(parcel.cloud.workflows.completions()).contains(new Completion("again", Map.of("outcome", "done")));
        assertThat(parcel.cloud.link.commands()).hasSize(1);
    }

    private void ask() {
        parcel.cloud.askLocker().ask(parcel.parcel.deliveryId(), "request-1", new TaskToken("asked"));
    }

    private void answer(List<ActiveFault> faults) {
        var report = new HealthReport(
                "1.4.2",
                1,
                0,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(faults),
                List.of());
        parcel.cloud
                .recordCommandAnswer()
                .record(
                        Predicament.LOCKER,
                        parcel.cloud.link.commands().getFirst().commandId(),
                        new Answer("done", "looked", Optional.of(report), parcel.cloud.clock.instant()));
    }

    @Test
    void aDeliveryWithoutALockerIsAnsweredAtOnce() {
        parcel.cloud.askLocker().ask("d-unknown", "request-2", new TaskToken("nowhere"));

        assertThat(parcel.cloud.workflows.completions())
                .contains(new Completion("nowhere", Map.of("outcome", "NoLocker")));
    }
}
