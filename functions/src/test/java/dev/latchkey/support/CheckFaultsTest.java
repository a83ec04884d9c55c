package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Presence.Word;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import dev.latchkey.support.IntegrityReport.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a check of the integrity makes of lockers' faults.
class CheckFaultsTest {

    private static final String LOCKER = InMemoryCloud.LOCKER_ID;
    private static final Instant NOW = InMemoryCloud.START;
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Count NONE = new Count(0, 0);
    private static final Count REPAIRED = new Count(1, 0);
    private static final Count ESCALATED = new Count(0, 1);

    private final InMemoryCloud cloud = new InMemoryCloud();

    @Test
    void aFaultThatLostItsWorkflowIsHandledInAnotherRun() {
        var jam = raise("doorDidNotOpen", 7);
        runs(jam, 1, Standing.FAILED);

        assertThat(foundTwice()).isEqualTo(REPAIRED);

        var second = Name.handleLockerFault(jam.faultId(), 2);
        assertThat(second.text()).isEqualTo("fault-" + jam.faultId() + "-run2");
        assertThat(cloud.executions.started()).containsExactly(second);
        assertThat(cloud.executions.input(second)).isEqualTo(Map.of("lockerId", LOCKER, "faultId", jam.faultId()));
        assertThat(foundTwice()).isEqualTo(NONE);
    }

    @Test
    void aFaultWhoseWorkflowWasNeverStartedIsHandledUnderItsFirstName() {
        var jam = raise("doorDidNotOpen", 7);

        assertThat(foundTwice()).isEqualTo(REPAIRED);

        assertThat(cloud.executions.started()).containsExactly(Name.handleLockerFault(jam.faultId(), 1));
    }

    @Test
    void aWorkflowThatHasJustBeenLostIsLeftAlone() {
        runs(raise("doorDidNotOpen", 7), 1, Standing.FAILED);

        assertThat(check().suspected()).isEqualTo(1);

        assertThat(cloud.executions.started()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "SUCCEEDED"})
    void aFaultWhoseWorkflowGoesOnOrCameToAnEndOfItsOwnIsLeftToIt(Standing standing) {
        runs(raise("doorDidNotOpen", 7), 1, standing);

        assertThat(foundTwice()).isEqualTo(NONE);

        assertThat(cloud.executions.started()).isEmpty();
    }

    @Test
    void aFaultIsNeverHandledTwiceAtATime() {
        var jam = raise("doorDidNotOpen", 7);
        runs(jam, 1, Standing.FAILED);
        runs(jam, 2, Standing.RUNNING);

        assertThat(foundTwice()).isEqualTo(NONE);

        runs(jam, 2, Standing.FAILED);
        assertThat(foundTwice()).isEqualTo(REPAIRED);
        assertThat(cloud.executions.started()).containsExactly(Name.handleLockerFault(jam.faultId(), 3));
    }

    @Test
    void aFaultThatLosesItsWorkflowAgainAndAgainIsForPeople() {
        var parcel = Parcel.first().readyAt(cloud);
        cloud.executions.put(Name.deliverParcel(parcel.deliveryId(), 1), Standing.RUNNING);
        cloud.executions.put(Name.notifyRecipient(parcel.deliveryId(), "code", 1), Standing.SUCCEEDED);
        var jam = raise("doorDidNotOpen", 7);
        for (int run = 1; run <= 3; run++) {
            runs(jam, run, Standing.FAILED);
        }

        assertThat(foundTwice()).isEqualTo(ESCALATED);

        assertThat(cloud.executions.started()).isEmpty();
        assertThat(cloud.cases.of(parcel.deliveryId()))
                .filteredOn(known -> known.reason().equals(EscalateFault.REASON))
                .singleElement()
                .satisfies(known -> assertThat(known.error()).isEqualTo("lost 3 times"));
        assertThat(foundTwice()).isEqualTo(NONE);
    }

    @Test
    void aFaultThatIsOverOrOnlyRecordedNeedsNoWorkflow() {
        raise("displayDead", 0);
        raise("doorDidNotOpen", 7);
        cloud.clearFault().clear(LOCKER, "doorDidNotOpen", 7, NOW.plusSeconds(1));
        cloud.checkLocker().check(LOCKER);

        assertThat(foundTwice()).isEqualTo(NONE);

        assertThat(cloud.executions.started()).isEmpty();
    }

    @Test
    void theFaultsOfALockerWithoutAConnectionAreLookedAtToo() {
        cloud.lockers.noteDisconnected(LOCKER, new Word(1, NOW));
        runs(raise("keypadDead", 0), 1, Standing.FAILED);

        assertThat(foundTwice()).isEqualTo(REPAIRED);

        assertThat(check().lockers()).isEqualTo(1);
    }

    private LockerFault raise(String code, int compartment) {
        var fault = cloud.raiseFault()
                .raise(LOCKER, code, code.equals("displayDead") ? "minor" : "major", compartment, NOW, Map.of())
                .fault();
        cloud.checkLocker().check(LOCKER);
        return fault;
    }

    private void runs(LockerFault fault, int run, Standing standing) {
        cloud.executions.put(Name.handleLockerFault(fault.faultId(), run), standing);
    }

    private IntegrityReport check() {
        return cloud.checkIntegrity().check(() -> true);
    }

    private Count foundTwice() {
        check();
        cloud.clock.advance(GRACE);
        return check().counts().get(Finding.FaultWorkflowLost);
    }
}
