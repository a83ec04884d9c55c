package dev.latchkey.local.simulation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.simulation.judge.Sighting.CodeTyped;
import dev.latchkey.local.simulation.judge.Sighting.CourierCame;
import dev.latchkey.local.simulation.judge.Sighting.DoorOpened;
import dev.latchkey.local.simulation.judge.Sighting.KeyTurned;
import dev.latchkey.local.simulation.judge.Sighting.MessageTaken;
import dev.latchkey.local.simulation.judge.Sighting.Moved;
import dev.latchkey.local.simulation.judge.Sighting.PutIn;
import dev.latchkey.local.simulation.judge.Sighting.SensorChanged;
import dev.latchkey.local.simulation.judge.Sighting.TakenOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which doors may open for whom.
class OpeningsTest {

    private static final String LOCKER = "locker-1";
    private static final Instant NOW = Instant.parse("2026-11-29T07:42:21Z");

    private final Judge judge = new Judge(Duration.ofHours(72), Duration.ofHours(24));

    @Test
    void aCourierMayOpenTheEmptyCompartmentThatATechnicianNamedByMistake() {
        judge.saw(new KeyTurned(NOW, LOCKER, 6));
        judge.saw(new DoorOpened(NOW, LOCKER, 6));
        judge.saw(new Moved(NOW, "d-1", LOCKER, 6, 8));

        courierOpens(NOW.plusSeconds(14_000), 8);

        assertThat(brokenRules()).doesNotContain("NoWrongDoor", "NoDoubleOpening");
    }

    @Test
    void aCourierMayNotOpenTheCompartmentThatAParcelIsIn() {
        judge.saw(new Moved(NOW, "d-1", LOCKER, 6, 8));

        courierOpens(NOW.plusSeconds(14_000), 6);

        assertThat(brokenRules()).contains("NoWrongDoor");
    }

    @Test
    void aCourierIsOfferedTheNextDoorWhereNobodySawTheFirstOpen() {
        judge.saw(new SensorChanged(NOW.minusSeconds(60), LOCKER, 4, true));

        courierOpens(NOW, 4);
        judge.saw(new DoorOpened(NOW.plusSeconds(3), LOCKER, 6));

        assertThat(brokenRules()).doesNotContain("NoWrongDoor", "NoDoubleOpening");
    }

    @Test
    void aCourierOpensOneDoor() {
        courierOpens(NOW, 4);
        judge.saw(new DoorOpened(NOW.plusSeconds(3), LOCKER, 6));

        assertThat(brokenRules()).contains("NoDoubleOpening");
    }

    @Test
    void anEmptyCompartmentMayOpenForTheParcelThatABrokenSensorDidNotSeeTaken() {
        putInAndAnnounced();
        judge.saw(new SensorChanged(NOW.plusSeconds(60), LOCKER, 3, true));
        collects(NOW.plusSeconds(120));

        codeOpens(NOW.plusSeconds(9_000));

        assertThat(brokenRules()).doesNotContain("NoWrongDoor", "NoDoubleOpening");
    }

    @Test
    void anEmptyCompartmentMayNotOpenForAParcelThatWasSeenTaken() {
        putInAndAnnounced();
        collects(NOW.plusSeconds(120));

        codeOpens(NOW.plusSeconds(9_000));

        assertThat(brokenRules()).contains("NoWrongDoor");
    }

    @Test
    void theNextParcelsDoorMayNotOpenForOneThatABrokenSensorDidNotSeeTaken() {
        putInAndAnnounced();
        judge.saw(new SensorChanged(NOW.plusSeconds(60), LOCKER, 3, true));
        collects(NOW.plusSeconds(120));
        judge.saw(new SensorChanged(NOW.plusSeconds(180), LOCKER, 3, false));
        judge.saw(new PutIn(NOW.plusSeconds(300), "d-2", LOCKER, 3));

        codeOpens(NOW.plusSeconds(9_000));

        assertThat(brokenRules()).contains("NoWrongDoor");
    }

    private void putInAndAnnounced() {
        judge.saw(new PutIn(NOW, "d-1", LOCKER, 3));
        judge.saw(new MessageTaken(NOW, "d-1", "SMS", "+33600000000", "", "Code: 48764099", true));
    }

    private void collects(Instant at) {
        codeOpens(at);
        judge.saw(new TakenOut(at.plusSeconds(5), "d-1", LOCKER, 3));
    }

    private void codeOpens(Instant at) {
        judge.saw(new CodeTyped(at, LOCKER, "48764099"));
        judge.saw(new DoorOpened(at, LOCKER, 3));
    }

    private void courierOpens(Instant at, int compartment) {
        judge.saw(new CourierCame(at, "d-2", LOCKER));
        judge.saw(new DoorOpened(at, LOCKER, compartment));
    }

    private List<String> brokenRules() {
        return judge.verdict(NOW.plusSeconds(86_400)).stream()
                .map(Violation::rule)
                .toList();
    }
}
