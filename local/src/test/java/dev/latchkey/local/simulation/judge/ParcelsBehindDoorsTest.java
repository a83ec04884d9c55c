package dev.latchkey.local.simulation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.simulation.judge.Sighting.CarriedAway;
import dev.latchkey.local.simulation.judge.Sighting.CaseOpened;
import dev.latchkey.local.simulation.judge.Sighting.CodeTyped;
import dev.latchkey.local.simulation.judge.Sighting.DoorOpened;
import dev.latchkey.local.simulation.judge.Sighting.DoorResisted;
import dev.latchkey.local.simulation.judge.Sighting.LinkChanged;
import dev.latchkey.local.simulation.judge.Sighting.MessageTaken;
import dev.latchkey.local.simulation.judge.Sighting.Moved;
import dev.latchkey.local.simulation.judge.Sighting.PickupReported;
import dev.latchkey.local.simulation.judge.Sighting.PutIn;
import dev.latchkey.local.simulation.judge.Sighting.RegistrationAnswered;
import dev.latchkey.local.simulation.judge.Sighting.SensorChanged;
import dev.latchkey.local.simulation.judge.Sighting.TakenOut;
import dev.latchkey.local.simulation.judge.Sighting.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is owed to somebody whose parcel lies where they cannot get at it.
class ParcelsBehindDoorsTest {

    private static final String LOCKER = "locker-1";
    private static final String PHONE = "+33600000000";
    private static final Instant NOW = Instant.parse("2026-11-29T07:42:21Z");

    private final Judge judge = new Judge(Duration.ofHours(72), Duration.ofHours(24));

    @Test
    void ofADoorThatResistsSomebodyHasToHear() {
        putIn();

        resists();

        assertThat(brokenRules()).contains("NoParcelStuck");
    }

    @Test
    void aCaseOfACutOffLockerIsEnoughForADoorThatNobodyCanHearOf() {
        putIn();
        judge.saw(new LinkChanged(NOW.plusSeconds(60), LOCKER, false));
        judge.saw(new CaseOpened(NOW.plusSeconds(3_000), "d-1", "LockerFault"));

        resists();

        assertThat(brokenRules()).doesNotContain("NoParcelStuck");
    }

    @Test
    void aCaseFromBeforeIsNotEnoughWhereTheLockerCanReport() {
        putIn();
        judge.saw(new CaseOpened(NOW.plusSeconds(3_000), "d-1", "LockerFault"));

        resists();

        assertThat(brokenRules()).contains("NoParcelStuck");
    }

    @Test
    void ofADoorThatResistsAtACutOffLockerOneHearsWithinADay() {
        putIn();
        judge.saw(new LinkChanged(NOW.plusSeconds(60), LOCKER, false));
        resists();

        told(NOW.plusSeconds(9_000).plus(Duration.ofHours(23)));

        assertThat(brokenRules()).doesNotContain("NoParcelStuck");
    }

    @Test
    void ofADoorThatResistsAtACutOffLockerOneHearsInTheEnd() {
        putIn();
        judge.saw(new LinkChanged(NOW.plusSeconds(60), LOCKER, false));
        resists();

        told(NOW.plusSeconds(9_000).plus(Duration.ofHours(25)));

        assertThat(brokenRules()).contains("NoParcelStuck");
    }

    @Test
    void whoeverLeavesTheirParcelBehindABrokenSensorHasCollectedIt() {
        putIn();
        judge.saw(new SensorChanged(NOW.plusSeconds(10), LOCKER, 3, true));
        judge.saw(new PickupReported(NOW.plusSeconds(60), "d-1", LOCKER, 3));

        resists();

        assertThat(brokenRules()).doesNotContain("NoParcelStuck");
    }

    @Test
    void aPickupThatASensorHasSeenGetsNobodyOutOfWaiting() {
        putIn();
        judge.saw(new PickupReported(NOW.plusSeconds(60), "d-1", LOCKER, 3));

        resists();

        assertThat(brokenRules()).contains("NoParcelStuck");
    }

    @Test
    void whoseParcelWasTakenOutIsLeftInPeace() {
        putIn();
        judge.saw(new TakenOut(NOW.plusSeconds(50), "d-1", LOCKER, 3));
        judge.saw(new PickupReported(NOW.plusSeconds(60), "d-1", LOCKER, 3));

        told(NOW.plusSeconds(70));

        assertThat(brokenRules()).contains("QuietAfterPickup");
    }

    @Test
    void aCompartmentThatWasEmptiedByMovingItsParcelIsNoPickup() {
        putIn();
        judge.saw(new CarriedAway(NOW.plusSeconds(50), "d-1", LOCKER, 3));
        judge.saw(new Moved(NOW.plusSeconds(50), "d-1", LOCKER, 4, 4));
        judge.saw(new PickupReported(NOW.plusSeconds(60), "d-1", LOCKER, 3));

        told(NOW.plusSeconds(70));

        assertThat(brokenRules()).doesNotContain("QuietAfterPickup");
    }

    @Test
    void aParcelBehindAnotherDoorIsNotCollectedByOpeningTheEmptyOneThatWasNamed() {
        judge.saw(new Moved(NOW, "d-1", LOCKER, 11, 10));
        told();

        judge.saw(new CodeTyped(NOW.plusSeconds(60), LOCKER, "48764099"));
        judge.saw(new DoorOpened(NOW.plusSeconds(60), LOCKER, 10));
        judge.saw(new Told(NOW.plusSeconds(90_000), "d-1", 200, "Collected", Optional.of("Collected")));

        assertThat(brokenRules()).contains("NoneLost").doesNotContain("NoWrongDoor");
    }

    private void putIn() {
        judge.saw(new PutIn(NOW, "d-1", LOCKER, 3));
        told();
    }

    private void told() {
        judge.saw(new RegistrationAnswered(NOW, "d-1", "r-1", LOCKER, Set.of(PHONE), 202));
        told(NOW);
    }

    private void told(Instant at) {
        judge.saw(new MessageTaken(at, "d-1", "SMS", PHONE, "", "Code: 48764099", true));
    }

    private void resists() {
        judge.saw(new DoorResisted(NOW.plusSeconds(9_000), "d-1", LOCKER));
    }

    private List<String> brokenRules() {
        return judge.verdict(NOW.plusSeconds(400_000)).stream()
                .map(Violation::rule)
                .toList();
    }
}
