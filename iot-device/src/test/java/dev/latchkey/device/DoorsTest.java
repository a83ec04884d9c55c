package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.OpenedBy;
import dev.latchkey.device.message.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deposits, pickups, and doors that do not do as they should. The people are played by hand.
class DoorsTest {

    private static final Happening OPENED =
            new Happening.Opened(1, Optional.of("d-1"), Optional.of(1), OpenedBy.KEYPAD);
    private static final Happening CLOSED = new Happening.Closed(1);
    private static final Happening COLLECTED = new Happening.Collected(1, "d-1");
    private static final Happening STUCK = stuck(Map.of("openedBy", "keypad", "deliveryId", "d-1"));

    @AutoClose
    private final TestLocker locker;

    DoorsTest(@TempDir Path directory) {
        locker = TestLocker.connected(directory, People.NONE);
    }

    @Test
    void aDepositCountsWhenTheDoorIsClosedBehindTheParcel() {
        locker.cabinet.deposit("T1");
        locker.cabinet.put(1);
        assertThat(locker.link.happenings()).isEmpty();

        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(new Happening.Deposited(1, "T1"));
    }

    @Test
    void aDoorThatClosesOnNothingIsNoDeposit() {
        locker.cabinet.deposit("T1");

        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(CLOSED);
    }

    @Test
    void aDepositIsNotBelievedWithoutASensor() {
        locker.cabinet.deposit("T1");
        locker.cabinet.put(1);
        locker.cabinet.breakDown(1, Fault.OCCUPANCY_SENSOR_DEAD);

        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(CLOSED, sensorDead());
    }

    @Test
    void aDepositMayNameItsCompartment() {
        locker.cabinet.deposit("T1", 3);
        locker.cabinet.put(3);
        locker.cabinet.close(3);

        assertThat(locker.link.happenings()).containsExactly(new Happening.Deposited(3, "T1"));
    }

    @Test
    void aDepositSkipsCompartmentsThatAreNotFree() {
        locker.cabinet.put(1);
        locker.manifest(1, locker.grant(TestLocker.CODE, 2, "d-2"));

        locker.cabinet.deposit("T1");
        locker.cabinet.put(3);
        locker.cabinet.close(3);

        assertThat(locker.link.happenings()).containsExactly(new Happening.Deposited(3, "T1"));
    }

    @Test
    void aDepositSkipsACompartmentWhoseSensorHasForgottenTheParcelInIt() {
        locker.cabinet.deposit("T1", 1);
        locker.cabinet.put(1);
        locker.cabinet.close(1);
        locker.cabinet.breakDown(1, Fault.OCCUPANCY_SENSOR_SAYS_EMPTY);

        locker.cabinet.deposit("T2", 1);

        assertThat(locker.cabinet.shown()).contains(Prompt.NO_ROOM);
    }

    @Test
    void aDepositTakesTheNextCompartmentWhereADoorSticks() {
        locker.cabinet.breakDown(1, Fault.DOOR_JAMMED);

        locker.cabinet.deposit("T1");
        locker.time.pass(Duration.ofSeconds(3));
        locker.cabinet.put(2);
        locker.cabinet.close(2);

        assertThat(locker.link.happenings())
                .containsExactly(stuck(Map.of("openedBy", "courier")), new Happening.Deposited(2, "T1"));
    }

    @Test
    void aFullLockerTakesNoParcel() {
        locker.cabinet.put(1);
        locker.cabinet.put(2);
        locker.cabinet.put(3);

        locker.cabinet.deposit("T1");

        assertThat(locker.cabinet.shown()).contains(Prompt.NO_ROOM);
        assertThat(locker.link.happenings()).isEmpty();
    }

    @Test
    void anOpenedDoorIsNotACollectedParcel() {
        pickUp();

        assertThat(locker.link.happenings()).containsExactly(OPENED);
    }

    @Test
    void anEmptyCompartmentBehindAClosedDoorIs() {
        pickUp();
        locker.cabinet.take(1);

        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(OPENED, CLOSED, COLLECTED);
    }

    @Test
    void aParcelLeftBehindCanBePickedUpLater() {
        pickUp();
        locker.cabinet.close(1);

        locker.cabinet.type(TestLocker.CODE);
        locker.cabinet.take(1);
        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(OPENED, CLOSED, OPENED, CLOSED, COLLECTED);
    }

    @Test
    void aClosingThatIsReportedAfterTheDoorOpenedAgainSettlesNothing() {
        pickUp();
        closeUnreported();
        locker.cabinet.type(TestLocker.CODE);

        locker.controller.doorClosed(1);
        locker.cabinet.take(1);
        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(OPENED, OPENED, CLOSED, COLLECTED);
    }

    @Test
    void aClosingThatIsReportedWhileTheDoorIsReleasedAgainSettlesNothing() {
        pickUp();
        closeUnreported();
        locker.cabinet.breakDown(1, Fault.DOOR_JAMMED);
        locker.cabinet.type(TestLocker.CODE);

        locker.controller.doorClosed(1);
        locker.cabinet.repair(1);
        locker.time.pass(Duration.ofSeconds(1));
        locker.cabinet.take(1);
        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(OPENED, OPENED, CLOSED, COLLECTED);
    }

    @Test
    void aParcelThatWasTakenBeforeTheDoorIsReleasedAgainIsCollected() {
        pickUp();
        locker.cabinet.take(1);
        closeUnreported();
        locker.cabinet.breakDown(1, Fault.DOOR_JAMMED);
        locker.cabinet.type(TestLocker.CODE);

        locker.controller.doorClosed(1);
        locker.time.pass(Duration.ofSeconds(3));

        assertThat(locker.link.happenings()).contains(COLLECTED);
    }

    private void closeUnreported() {
        locker.cabinet.breakDown(1, Fault.DOOR_SENSOR_DEAD);
        locker.cabinet.close(1);
        locker.cabinet.repair(1);
    }

    @Test
    void nothingCountsAsCollectedWithoutASensor() {
        pickUp();
        locker.cabinet.take(1);
        locker.cabinet.breakDown(1, Fault.OCCUPANCY_SENSOR_DEAD);

        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(OPENED, CLOSED, sensorDead());
    }

    @Test
    void aLetterThatTheSensorOverlooksIsCollected() {
        leaveLetter();
        pickUp();
        locker.cabinet.take(1);

        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(CLOSED, OPENED, CLOSED, COLLECTED);
    }

    @Test
    void aParcelThatWasNeverThereIsMissedAndItsCodeStaysGood() {
        locker.manifest(1, locker.grant(TestLocker.CODE, 1, "d-1"));
        locker.cabinet.type(TestLocker.CODE);
        locker.cabinet.close(1);

        locker.cabinet.type(TestLocker.CODE);
        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(OPENED, CLOSED, missed("d-1"), OPENED, CLOSED);
    }

    @Test
    void whereTheLastParcelWasTakenTheNextOneIsMissed() {
        locker.cabinet.deposit("T1", 1);
        locker.cabinet.put(1);
        locker.cabinet.close(1);
        pickUp();
        locker.cabinet.take(1);
        locker.cabinet.close(1);
        locker.manifest(2, locker.grant(TestLocker.OTHER_CODE, 1, "d-2"));

        locker.cabinet.type(TestLocker.OTHER_CODE);
        locker.cabinet.close(1);

        assertThat(locker.link.happenings())
                .contains(COLLECTED)
                .endsWith(missed("d-2"))
                .doesNotContain(new Happening.Collected(1, "d-2"));
    }

    @Test
    void aParcelThatIsBroughtAfterItWasMissedIsCollected() {
        locker.manifest(1, locker.grant(TestLocker.CODE, 1, "d-1"));
        locker.cabinet.type(TestLocker.CODE);
        locker.cabinet.close(1);

        pickUp();
        locker.cabinet.take(1);
        locker.cabinet.close(1);

        assertThat(locker.link.happenings())
                .endsWith(OPENED, CLOSED, COLLECTED, new Happening.FaultCleared("emptyUnexpectedly", Optional.of(1)));
    }

    private void leaveLetter() {
        locker.cabinet.breakDown(1, Fault.OCCUPANCY_SENSOR_SAYS_EMPTY);
        locker.cabinet.deposit("T1", 1);
        locker.cabinet.close(1);
    }

    private static Happening missed(String deliveryId) {
        return new Happening.Fault(
                "emptyUnexpectedly",
                Severity.CRITICAL,
                Optional.of(1),
                Map.of("before", "empty", "occupancy", "empty", "deliveryId", deliveryId));
    }

    @Test
    void aPickupIsSettledAfterAPowerCut() {
        pickUp();
        locker.cabinet.take(1);
        locker.controller.close();
        locker.cabinet.close(1);

        locker.start();
        locker.link.connect();

        assertThat(locker.link.happenings()).containsExactly(CLOSED, COLLECTED);
    }

    @Test
    void aDepositIsSettledAfterAPowerCut() {
        locker.cabinet.deposit("T1");
        locker.restart();
        locker.link.connect();
        locker.cabinet.put(1);

        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(new Happening.Deposited(1, "T1"));
    }

    @Test
    void aJammedDoorIsTriedThreeTimesAndReported() {
        locker.cabinet.breakDown(1, Fault.DOOR_JAMMED);
        pickUp();

        locker.time.pass(Duration.ofSeconds(3));

        assertThat(locker.link.happenings()).containsExactly(OPENED, STUCK);
        assertThat(locker.cabinet.shown()).contains(Prompt.DOOR_STUCK);
    }

    @Test
    void aDoorThatOpensAtTheSecondAttemptIsNoFault() {
        locker.cabinet.breakDown(1, Fault.DOOR_JAMMED);
        pickUp();
        locker.cabinet.repair(1);

        locker.time.pass(Duration.ofSeconds(3));
        locker.cabinet.take(1);
        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(OPENED, CLOSED, COLLECTED);
    }

    @Test
    void aDeadDoorSensorIsReported() {
        locker.cabinet.breakDown(1, Fault.DOOR_SENSOR_DEAD);
        pickUp();

        locker.time.pass(Duration.ofSeconds(1));

        assertThat(locker.link.happenings())
                .last()
                .extracting(happening -> ((Happening.Fault) happening).code())
                .isEqualTo("doorSensorDead");
    }

    @Test
    void aDoorThatNobodyReleasedIsReported() {
        locker.cabinet.forceOpen(2);

        assertThat(locker.link.happenings())
                .containsExactly(new Happening.Fault(
                        "doorForced",
                        Severity.CRITICAL,
                        Optional.of(2),
                        Map.of("occupancy", "empty", "latch", "released")));
    }

    @Test
    void aDoorThatWasOpenAlreadyStaysClosedOnceItIsClosed() {
        pickUp();
        locker.cabinet.type(TestLocker.CODE);
        locker.cabinet.close(1);

        locker.time.pass(Duration.ofSeconds(5));

        assertThat(locker.cabinet.door(1)).isEqualTo(Door.CLOSED);
        assertThat(locker.link.happenings()).containsExactly(OPENED, OPENED, CLOSED);
    }

    @Test
    void aStuckDoorThatOpensLaterWasForced() {
        locker.cabinet.breakDown(1, Fault.DOOR_JAMMED);
        pickUp();
        locker.time.pass(Duration.ofSeconds(3));

        locker.cabinet.forceOpen(1);

        assertThat(locker.link.happenings())
                .containsExactly(
                        OPENED,
                        STUCK,
                        new Happening.FaultCleared("doorDidNotOpen", Optional.of(1)),
                        new Happening.Fault(
                                "doorForced",
                                Severity.CRITICAL,
                                Optional.of(1),
                                Map.of("occupancy", "occupied", "latch", "released")));
    }

    @Test
    void nothingIsCollectedThroughAStuckDoor() {
        locker.cabinet.breakDown(1, Fault.DOOR_JAMMED);
        pickUp();
        locker.time.pass(Duration.ofSeconds(3));
        locker.cabinet.take(1);

        locker.restart();
        locker.link.connect();

        assertThat(locker.link.happenings()).isEmpty();
    }

    @Test
    void aPowerCutDuringTheAttemptsAtAStuckDoorCollectsNoLetter() {
        locker.cabinet.breakDown(1, Fault.OCCUPANCY_SENSOR_SAYS_EMPTY);
        locker.cabinet.breakDown(1, Fault.DOOR_JAMMED);
        pickUp();
        locker.restart();
        locker.link.connect();
        assertThat(locker.link.happenings()).isEmpty();

        locker.cabinet.repair(1);
        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.happenings()).containsExactly(OPENED);
    }

    @Test
    void aPowerCutAtTheVeryReleaseLosesNoPickup() {
        locker.cabinet.breakDown(1, Fault.DOOR_SENSOR_DEAD); // The cut comes before its sensor could tell.
        pickUp();
        locker.controller.close();
        locker.cabinet.take(1);
        locker.cabinet.close(1);
        locker.cabinet.repair(1);

        locker.start();
        locker.link.connect();

        assertThat(locker.link.happenings()).containsExactly(CLOSED, COLLECTED);
    }

    @Test
    void aPowerCutAtTheVeryReleaseCollectsNoParcelThatIsStillThere() {
        locker.cabinet.breakDown(1, Fault.DOOR_JAMMED);
        pickUp();

        locker.restart();
        locker.link.connect();

        assertThat(locker.link.happenings()).isEmpty();
    }

    @Test
    void aDoorThatStandsOpenAfterAPowerCutWasSeenOpen() {
        leaveLetter();
        pickUp();
        locker.restart();
        locker.link.connect();

        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(CLOSED, COLLECTED);
    }

    @Test
    void withADeadDoorSensorAParcelThatIsGoneIsCollected() {
        locker.cabinet.breakDown(1, Fault.DOOR_SENSOR_DEAD);
        pickUp();
        locker.cabinet.take(1);
        locker.cabinet.close(1);

        locker.time.pass(Duration.ofMinutes(8));

        assertThat(locker.link.happenings()).hasSize(3).endsWith(COLLECTED);
    }

    @Test
    void withADeadDoorSensorALetterIsNotCollectedAndItsCodeStaysGood() {
        locker.cabinet.breakDown(1, Fault.DOOR_SENSOR_DEAD);
        locker.cabinet.breakDown(1, Fault.OCCUPANCY_SENSOR_SAYS_EMPTY);
        pickUp();
        locker.time.pass(Duration.ofMinutes(30));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.happenings())
                .doesNotContain(COLLECTED)
                .filteredOn(OPENED::equals)
                .hasSize(2);
    }

    @Test
    void withASensorThatAlwaysSaysOpenAParcelThatIsGoneIsCollected() {
        locker.cabinet.breakDown(1, Fault.DOOR_SENSOR_SAYS_OPEN);
        pickUp();
        locker.cabinet.take(1);
        locker.cabinet.close(1);

        locker.time.pass(Duration.ofMinutes(8));

        assertThat(locker.link.happenings()).hasSize(3).endsWith(COLLECTED);
    }

    @Test
    void aParcelTakenThroughADoorThatStaysOpenIsCollectedAfterTenMinutes() {
        pickUp();
        locker.cabinet.take(1);

        locker.time.pass(Duration.ofMinutes(9));
        assertThat(locker.link.happenings()).doesNotContain(COLLECTED);

        locker.time.pass(Duration.ofMinutes(2));
        assertThat(locker.link.happenings()).endsWith(COLLECTED);
    }

    @Test
    void withoutAnOccupancySensorPeopleAreBelievedWhoOpenedAndClosedTheDoor() {
        locker.cabinet.removeOccupancySensor(1);
        pickUp();
        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(OPENED, CLOSED, COLLECTED);
    }

    @Test
    void withoutAnOccupancySensorAParcelIsDepositedBehindADoorThatWasOpen() {
        locker.cabinet.removeOccupancySensor(1);
        locker.cabinet.deposit("T1");

        locker.cabinet.close(1);

        assertThat(locker.link.happenings()).containsExactly(new Happening.Deposited(1, "T1"));
    }

    @Test
    void withADeadDoorSensorAParcelThatIsSensedIsDeposited() {
        locker.cabinet.deposit("T1");
        locker.cabinet.breakDown(1, Fault.DOOR_SENSOR_DEAD);
        locker.cabinet.put(1);
        locker.cabinet.close(1);

        locker.time.pass(Duration.ofMinutes(8));

        assertThat(locker.link.happenings()).contains(new Happening.Deposited(1, "T1"));
    }

    @Test
    void aStuckDoorIsStuckThroughARestart() {
        locker.cabinet.breakDown(1, Fault.DOOR_JAMMED);
        locker.cabinet.deposit("T1", 1);
        locker.time.pass(Duration.ofSeconds(3));
        locker.restart();

        locker.cabinet.deposit("T2", 1);

        assertThat(locker.cabinet.shown()).contains(Prompt.NO_ROOM);
    }

    private void pickUp() {
        locker.manifest(1, locker.parcel());
        locker.cabinet.type(TestLocker.CODE);
    }

    private static Happening stuck(Map<String, Object> visitor) {
        Map<String, Object> evidence = new HashMap<>(visitor);
        evidence.putAll(Map.of("doorSensor", "closed", "latch", "engaged", "releaseAttempts", 3, "boardSilent", 0));
        return new Happening.Fault("doorDidNotOpen", Severity.MAJOR, Optional.of(1), evidence);
    }

    private static Happening sensorDead() {
        return new Happening.Fault(
                "occupancySensorDead", Severity.MAJOR, Optional.of(1), Map.of("occupancySensor", "unknown"));
    }
}
