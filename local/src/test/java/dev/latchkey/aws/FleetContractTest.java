package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.locker.Fleet.Heartbeat;
import dev.latchkey.locker.Fleet.Overview;
import dev.latchkey.locker.HealthReport;
import dev.latchkey.locker.HealthReports;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.LockerEvent.Envelope;
import dev.latchkey.locker.LockerEvent.Health;
import dev.latchkey.locker.Lockers.LastHealth;
import dev.latchkey.locker.Size;
import dev.latchkey.locker.Standing;
import dev.latchkey.locker.Standing.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// How lockers stand, and what they say of themselves.
@ParameterizedClass
@EnumSource(Memory.Kind.class)
class FleetContractTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00.250Z");
    private static final Instant SOON = NOW.plusSeconds(300);
    private static final Standing AWAY = new Standing(Optional.of(NOW.minusSeconds(60)), 2, 3);

    private final Memory memory;
    /// The lockers of a test stand next to each other in a table that it has for itself, or shares.
    private final String prefix = UUID.randomUUID().toString();

    FleetContractTest(Memory.Kind kind) {
        memory = kind.memory();
    }

    @Test
    void aProvisionedLockerStandsWell() {
        provision("1");

        assertThat(of(State.OK)).containsExactly(overview("1", Standing.GOOD, Optional.empty()));
    }

    @Test
    void aLockerThatNobodyProvisionedIsInNoList() {
        memory.lockers().nextManifestVersion(prefix + "1");
        memory.fleet().keep(prefix + "1", AWAY, SOON);

        assertThat(of(State.OK)).isEmpty();
        assertThat(of(State.OFFLINE)).isEmpty();
    }

    @Test
    void isFoundUnderItsStateAndUnderNoOther() {
        provision("1");

        memory.fleet().keep(prefix + "1", AWAY, SOON);
        assertThat(of(State.OFFLINE)).containsExactly(overview("1", AWAY, Optional.of(SOON)));
        assertThat(of(State.OK)).isEmpty();

        var faulty = new Standing(Optional.empty(), 1, 0);
        memory.fleet().keep(prefix + "1", faulty, SOON.plusSeconds(1));
        assertThat(of(State.FAULTY)).containsExactly(overview("1", faulty, Optional.of(SOON.plusSeconds(1))));
        assertThat(of(State.OFFLINE)).isEmpty();
    }

    @Test
    void provisioningAgainLeavesItWhereItStands() {
        provision("1");
        memory.fleet().keep(prefix + "1", AWAY, SOON);

        provision("1");

        assertThat(of(State.OFFLINE)).containsExactly(overview("1", AWAY, Optional.of(SOON)));
    }

    @Test
    void pagesFollowEachOther() {
        provision("1");
        provision("2");
        provision("3");

        assertThat(memory.fleet().in(State.OK, prefix, 2))
                .extracting(Overview::lockerId)
                .containsExactly(prefix + "1", prefix + "2");
        assertThat(memory.fleet().in(State.OK, prefix + "2", 1))
                .extracting(Overview::lockerId)
                .containsExactly(prefix + "3");
    }

    @Test
    void anOverviewTellsTheHeartbeatAndWhetherTheManifestIsBehind() {
        provision("1");
        var version = memory.lockers().nextManifestVersion(prefix + "1");
        memory.lockers().noteHealth(prefix + "1", health(1, NOW, HealthReports.FULL), NOW.plusSeconds(2));

        var locker = of(State.OK).getFirst();

        assertThat(locker.heartbeat())
                .contains(new Heartbeat(NOW.plusSeconds(2), "0.1.0", Optional.of("mains"), Optional.of(100)));
        assertThat(locker.isManifestBehind()).isTrue();
        memory.lockers().applied(prefix + "1", version);
        assertThat(of(State.OK).getFirst().isManifestBehind()).isFalse();
    }

    @Test
    void keepsAReportWhole() {
        memory.lockers().noteHealth(prefix, health(1, NOW, HealthReports.FULL), NOW.plusSeconds(2));

        assertThat(memory.lockers().health(prefix)).contains(new LastHealth(NOW.plusSeconds(2), HealthReports.FULL));
        assertThat(memory.lockers().health(prefix + "0")).isEmpty();
    }

    @Test
    void theNewestReportCounts() {
        memory.lockers().noteHealth(prefix, health(2, NOW, report("0.2")), NOW);
        memory.lockers().noteHealth(prefix, health(1, NOW.minusSeconds(1), report("0.1")), NOW.plusSeconds(9));
        memory.lockers().noteHealth(prefix, health(2, NOW, report("0.1")), NOW.plusSeconds(9));

        assertThat(memory.lockers().health(prefix)).contains(new LastHealth(NOW, report("0.2")));
    }

    @Test
    void aReportIsNewerWhateverTheClockSaysOrTheCount() {
        memory.lockers().noteHealth(prefix, health(2, NOW.plusSeconds(999_999), report("0.1")), NOW);
        memory.lockers().noteHealth(prefix, health(3, NOW, report("0.2")), NOW);
        assertThat(memory.lockers().health(prefix)).contains(new LastHealth(NOW, report("0.2")));

        memory.lockers().noteHealth(prefix, health(1, NOW.plusSeconds(1), report("0.3")), NOW);
        assertThat(memory.lockers().health(prefix)).contains(new LastHealth(NOW, report("0.3")));
    }

    private void provision(String name) {
        memory.lockers()
                .provision(new Locker(
                        prefix + name, "Here", ZoneId.of("Europe/Berlin"), "v1", List.of(new Compartment(1, Size.S))));
    }

    private List<Overview> of(State state) {
        return memory.fleet().in(state, prefix, 100).stream()
                .filter(locker -> locker.lockerId().startsWith(prefix))
                .toList();
    }

    private Overview overview(String name, Standing standing, Optional<Instant> lookAt) {
        return new Overview(prefix + name, "Here", standing, Optional.empty(), lookAt, 0, 0);
    }

    private static Health health(long sequence, Instant at, HealthReport report) {
        return new Health(new Envelope("e-" + sequence, sequence, at), report);
    }

    private static HealthReport report(String firmware) {
        return HealthReport.of(firmware, 1, 0);
    }
}
