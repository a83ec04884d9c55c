package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Faults.Raised;
import dev.latchkey.locker.Handling.Present;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Outage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Memory.Kind.class)
class FaultsContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");
    private static final String CODE = "doorDidNotOpen";

    private final Faults faults;
    private final String lockerId = "locker-" + UUID.randomUUID();

    FaultsContractTest(Memory.Kind kind) {
        faults = kind.memory().faults();
    }

    @Test
    void givesBackAFaultAsItWasReported() {
        var jam = jam(7, NOW);

        assertThat(faults.raise(jam)).isEqualTo(new Raised.Opened(jam));

        assertThat(faults.find(lockerId, jam.faultId())).contains(jam);
        assertThat(faults.find("another-" + lockerId, jam.faultId())).isEmpty();
        assertThat(faults.open(lockerId)).containsExactly(jam);
    }

    @Test
    void theSameFaultReportedAgainIsTheSameOne() {
        var jam = jam(7, NOW);
        faults.raise(jam);

        assertThat(faults.raise(jam(7, NOW.plusSeconds(60)))).isEqualTo(new Raised.Known(jam));
        assertThat(faults.raise(jam)).isEqualTo(new Raised.Known(jam));

        assertThat(faults.open(lockerId)).containsExactly(jam);
    }

    @Test
    void ofTheSameReportFromManyAtOnceOneOpensTheFault() throws Exception {
        var raised = AtOnce.run(i -> faults.raise(jam(7, NOW.plusMillis(i))));

        assertThat(raised.stream().filter(Raised.Opened.class::isInstance)).hasSize(1);
        assertThat(faults.open(lockerId)).hasSize(1);
    }

    @Test
    void faultsOfOtherCompartmentsAndCodesStandBesideEachOther() {
        faults.raise(jam(7, NOW));
        faults.raise(jam(8, NOW));
        faults.raise(LockerFault.begun(lockerId, "keypadDead", "major", 0, NOW, Map.of()));

        assertThat(faults.open(lockerId)).hasSize(3);
    }

    @Test
    void aFaultThatIsClearedIsOpenNoMore() {
        var jam = jam(7, NOW);
        faults.raise(jam);

        var cleared = faults.clear(lockerId, CODE, 7, NOW.plusSeconds(60));

        assertThat(cleared).contains(jam.cleared(NOW.plusSeconds(60)));
        assertThat(faults.clear(lockerId, CODE, 7, NOW.plusSeconds(60))).isEqualTo(cleared);
        assertThat(faults.open(lockerId)).isEmpty();
    }

    @Test
    void aFaultThatIsOverWasOpenUntilThen() {
        var jam = jam(7, NOW);
        faults.raise(jam);
        var other = jam(8, NOW);
        faults.raise(other);

        var cleared = faults.clear(lockerId, CODE, 7, NOW.plusSeconds(60)).orElseThrow();
        faults.clear(lockerId, CODE, 9, NOW.plusSeconds(60));

        assertThat(faults.openSince(lockerId, NOW.plusSeconds(59))).containsExactlyInAnyOrder(cleared, other);
        assertThat(faults.openSince(lockerId, NOW.plusSeconds(60))).containsExactly(other);
    }

    @Test
    void aFaultThatComesBackIsAnotherOne() {
        faults.raise(jam(7, NOW));
        faults.clear(lockerId, CODE, 7, NOW.plusSeconds(60));
        var again = jam(7, NOW.plusSeconds(61));

        assertThat(faults.raise(again)).isEqualTo(new Raised.Opened(again));

        assertThat(faults.open(lockerId)).containsExactly(again);
    }

    @Test
    void aFaultCountsOnTheDayOnWhichItWasOver() {
        var tomorrow = NOW.plusSeconds(86_400);
        faults.raise(jam(7, NOW));
        faults.raise(jam(8, NOW));
        faults.clear(lockerId, CODE, 7, tomorrow);
        faults.clear(lockerId, CODE, 7, tomorrow.plusSeconds(9));
        faults.clear(lockerId, CODE, 9, tomorrow);
        faults.raise(jam(9, NOW.plusSeconds(60)));

        assertThat(overOn(tomorrow))
                .containsExactlyInAnyOrder(
                        new Outage(lockerId, NOW, tomorrow), new Outage(lockerId, NOW.plusSeconds(60), tomorrow));
        assertThat(overOn(NOW)).isEmpty();
    }

    private List<Outage> overOn(Instant time) {
        return faults.overOn(LocalDate.ofInstant(time, ZoneOffset.UTC)).stream()
                .filter(outage -> outage.lockerId().equals(lockerId))
                .toList();
    }

    @Test
    void aFaultWhoseEndWasHeardOfFirstIsOver() {
        var jam = jam(7, NOW);

        assertThat(faults.clear(lockerId, CODE, 7, NOW.plusSeconds(60))).isEmpty();

        assertThat(faults.raise(jam)).isEqualTo(new Raised.Over(jam.cleared(NOW.plusSeconds(60))));
        assertThat(faults.raise(jam)).isEqualTo(new Raised.Over(jam.cleared(NOW.plusSeconds(60))));
        assertThat(faults.open(lockerId)).isEmpty();
    }

    @Test
    void aFaultThatIsOverDoesNotBeginAgainLater() {
        faults.raise(jam(7, NOW.plusSeconds(60)).notAfter(NOW));
        var over = faults.clear(lockerId, CODE, 7, NOW.plusSeconds(1)).orElseThrow();

        var again = faults.raise(jam(7, NOW.plusSeconds(60)).notAfter(NOW.plusSeconds(2)));

        assertThat(again).isEqualTo(new Raised.Over(over));
        assertThat(faults.open(lockerId)).isEmpty();
    }

    @Test
    void anEndFromBeforeAFaultBeganDoesNotEndIt() {
        var jam = jam(7, NOW);
        faults.raise(jam);

        assertThat(faults.clear(lockerId, CODE, 7, NOW.minusSeconds(1))).isEmpty();

        assertThat(faults.open(lockerId)).containsExactly(jam);
    }

    @Test
    void keepsWhatWasDoneAboutAFault() {
        var jam = jam(7, NOW);
        faults.raise(jam);

        var noted = faults.note(
                lockerId,
                jam.faultId(),
                handling -> handling.confirmed(NOW)
                        .behind(List.of("d-2", "d-1"))
                        .present(new Present("d-1", NOW.plusMillis(1)))
                        .tried(NOW.plusMillis(1))
                        .technicianCalled(NOW.plusMillis(2))
                        .escalated(NOW.plusMillis(3)));

        assertThat(faults.find(lockerId, jam.faultId())).isEqualTo(noted);
        assertThat(noted.orElseThrow().handling().parcels()).containsExactly("d-1", "d-2");
        assertThat(faults.note(lockerId, "f-none", handling -> handling)).isEmpty();
    }

    @Test
    void nothingOfWhatManyDoAtOnceIsLost() throws Exception {
        var jam = jam(7, NOW);
        faults.raise(jam);

        AtOnce.run(i -> faults.note(lockerId, jam.faultId(), handling -> handling.behind(List.of("d-" + i))));

        assertThat(faults.find(lockerId, jam.faultId()).orElseThrow().handling().parcels())
                .hasSize(AtOnce.THREADS);
    }

    private LockerFault jam(int compartment, Instant since) {
        return LockerFault.begun(
                lockerId,
                CODE,
                "major",
                compartment,
                since,
                Map.of("releaseAttempts", 3, "deliveryId", "d-1", "isClosed", true));
    }
}
