package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.Cover;
import dev.latchkey.device.cabinet.Part;
import dev.latchkey.device.cabinet.Power;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.SimulatedCabinet.Fault;
import dev.latchkey.device.cabinet.SimulatedCabinet.KeyFault;
import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.message.Command;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.HealthReport;
import dev.latchkey.device.message.HealthReport.ActiveFault;
import dev.latchkey.device.message.HealthReport.CompartmentReport;
import dev.latchkey.device.message.HealthReport.PanelReport;
import dev.latchkey.device.message.Input;
import dev.latchkey.device.message.PartState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults begin and end, once each. The people are played by hand.
class FaultsTest {

    @AutoClose
    private final TestLocker locker;

    FaultsTest(@TempDir Path directory) {
        locker = TestLocker.connected(directory, People.NONE);
        pass(1); // The first look: this is how things should be.
    }

    @Test
    void aSoundLockerReportsNothing() {
        pass(60);

        assertThat(faults()).isEmpty();
    }

    @Test
    void aFaultIsReportedOnceHoweverLongItLasts() {
        locker.cabinet.breakDown(2, Fault.OCCUPANCY_SENSOR_DEAD);

        pass(60);

        assertThat(faults()).containsExactly("occupancySensorDead 2");
    }

    @Test
    void aRestartRepeatsNoFaultAndForgetsNone() {
        locker.cabinet.breakDown(2, Fault.OCCUPANCY_SENSOR_DEAD);
        pass(10);
        locker.restart();
        locker.link.connect();

        pass(10);

        assertThat(faults()).isEmpty();
        assertThat(health().faults().orElseThrow())
                .extracting(ActiveFault::code)
                .containsExactly("occupancySensorDead");
    }

    @Test
    void aFaultThatIsOverAfterARestartIsCleared() {
        locker.cabinet.breakDown(2, Fault.OCCUPANCY_SENSOR_DEAD);
        pass(10);
        locker.cabinet.repair(2);
        locker.restart();
        locker.link.connect();

        pass(10);

        assertThat(faults()).containsExactly("occupancySensorDead 2 is over");
    }

    @Test
    void aDoorThatStandsOpenForTenMinutesDidNotClose() {
        locker.link.listener.commandReceived(locker.open(2));
        pass(9);
        assertThat(faults()).isEmpty();

        pass(2);
        locker.cabinet.close(2);
        pass(10);

        assertThat(faults()).containsExactly("doorDidNotClose 2", "doorDidNotClose 2 is over");
    }

    @Test
    void aDoorSensorContradictsWhereTheLatchHoldsTheDoor() {
        locker.cabinet.breakDown(2, Fault.DOOR_SENSOR_SAYS_OPEN);
        pass(10);
        locker.cabinet.repair(2);
        pass(10);

        assertThat(faults()).containsExactly("doorSensorContradicts 2", "doorSensorContradicts 2 is over");
    }

    @Test
    void aDoorSensorThatDoesNotAnswerIsDeadUntilItDoes() {
        locker.cabinet.breakDown(2, Fault.DOOR_SENSOR_DEAD);
        pass(10);
        locker.cabinet.repair(2);
        pass(10);

        assertThat(faults()).containsExactly("doorSensorDead 2", "doorSensorDead 2 is over");
    }

    @Test
    void aForcedDoorIsForcedUntilItsNextRegularOpening() {
        locker.cabinet.forceOpen(2);
        locker.cabinet.close(2);
        pass(10);
        assertThat(faults()).containsExactly("doorForced 2");

        locker.link.listener.commandReceived(locker.open(2));
        locker.cabinet.close(2);

        assertThat(faults()).containsExactly("doorForced 2", "doorForced 2 is over");
    }

    @Test
    void aForcedDoorIsInOrderWhereATechnicianSaysSo() {
        locker.cabinet.forceOpen(2);

        locker.link.listener.commandReceived(new Command.EnableCompartment(UUID.randomUUID(), 2, locker.inDays(1)));

        assertThat(faults()).containsExactly("doorForced 2", "doorForced 2 is over");
    }

    @Test
    void aDoorThatStillDoesNotOpenAfterATechnicianHasSeenToItIsReportedAgain() {
        locker.cabinet.breakDown(2, Fault.DOOR_JAMMED);
        locker.link.listener.commandReceived(locker.open(2));
        pass(1);

        locker.link.listener.commandReceived(new Command.EnableCompartment(UUID.randomUUID(), 2, locker.inDays(1)));
        locker.link.listener.commandReceived(locker.open(2));
        pass(1);

        assertThat(faults()).containsExactly("doorDidNotOpen 2", "doorDidNotOpen 2 is over", "doorDidNotOpen 2");
    }

    @Test
    void whatIsStillWrongWithACompartmentThatSomebodyVouchedForIsReportedAgain() {
        locker.cabinet.breakDown(2, Fault.OCCUPANCY_SENSOR_DEAD);
        pass(10);

        locker.link.listener.commandReceived(new Command.EnableCompartment(UUID.randomUUID(), 2, locker.inDays(1)));
        pass(10);

        assertThat(faults())
                .containsExactly("occupancySensorDead 2", "occupancySensorDead 2 is over", "occupancySensorDead 2");
    }

    @Test
    void aDoorThatWasForcedWhileThePowerWasOutIsFoundOpen() {
        locker.controller.close();
        locker.cabinet.breakDown(2, Fault.DOOR_SENSOR_DEAD); // Nobody hears it.
        locker.cabinet.forceOpen(2);
        locker.cabinet.repair(2);
        locker.start();
        locker.link.connect();

        pass(3);

        assertThat(faults()).containsExactly("doorForced 2");
    }

    @Test
    void aParcelThatVanishesFromBehindAClosedDoorIsMissed() {
        locker.cabinet.put(1);
        locker.manifest(1, locker.parcel());
        locker.link.listener.commandReceived(new Command.EnableCompartment(UUID.randomUUID(), 1, locker.inDays(1)));

        locker.cabinet.take(1);
        pass(10);

        assertThat(faults()).containsExactly("emptyUnexpectedly 1");
        assertThat(evidence()).containsEntry("deliveryId", "d-1").containsEntry("before", "occupied");
    }

    @Test
    void aParcelThatItsRecipientDidNotFindIsMissedUntilSomebodyHasSeenToIt() {
        locker.manifest(1, locker.grant(TestLocker.CODE, 1, "d-1"));
        locker.cabinet.type(TestLocker.CODE);
        locker.cabinet.close(1);
        pass(10);
        assertThat(faults()).containsExactly("emptyUnexpectedly 1");

        locker.link.listener.commandReceived(new Command.EnableCompartment(UUID.randomUUID(), 1, locker.inDays(1)));

        assertThat(faults()).containsExactly("emptyUnexpectedly 1", "emptyUnexpectedly 1 is over");
    }

    @Test
    void whatTurnsUpBehindAClosedDoorIsUnexpectedUntilItIsGone() {
        locker.cabinet.put(3);
        pass(10);
        locker.cabinet.take(3);
        pass(10);

        assertThat(faults()).containsExactly("occupiedUnexpectedly 3", "occupiedUnexpectedly 3 is over");
    }

    @Test
    void aLetterThatTheSensorNoticesLateIsExpectedWhereThereIsAGrant() {
        locker.manifest(1, locker.grant(TestLocker.CODE, 1, "d-1"));

        locker.cabinet.put(1);
        pass(10);

        assertThat(faults()).isEmpty();
    }

    @Test
    void aSensorThatSwaysForAMinuteIsNoFault() {
        locker.cabinet.put(3);
        pass(4);
        locker.cabinet.take(3);
        pass(10);

        assertThat(faults()).isEmpty();
    }

    @Test
    void aFaultyCompartmentTakesNoParcel() {
        locker.cabinet.forceOpen(1);
        locker.cabinet.close(1);

        locker.cabinet.deposit("T1");
        locker.cabinet.put(2);
        locker.cabinet.close(2);

        assertThat(locker.link.happenings()).contains(new Happening.Deposited(2, "T1"));
    }

    @Test
    void aDeadScannerIsReportedAndPromptsForTheKeypad() {
        locker.cabinet.breakDown(Part.SCANNER);
        pass(10);

        assertThat(faults()).containsExactly("scannerDead");
        assertThat(locker.cabinet.shown()).contains(Prompt.USE_KEYPAD);
        assertThat(panel()).isEqualTo(new PanelReport(PartState.OK, PartState.DEAD, PartState.OK));

        locker.cabinet.repair(Part.SCANNER);
        assertThat(faults()).containsExactly("scannerDead", "scannerDead is over");
    }

    @Test
    void aScannerThatIsStillDeadAfterATechnicianHasSeenToItIsReportedAgain() {
        locker.cabinet.breakDown(Part.SCANNER);
        pass(10);

        locker.link.listener.commandReceived(enable(Input.SCANNER));
        pass(10);

        assertThat(faults()).containsExactly("scannerDead", "scannerDead is over", "scannerDead");
    }

    @Test
    void aKeyThatIsStillDeadAfterATechnicianHasSeenToItIsReportedAgain() {
        locker.manifest(1, parcels());
        locker.cabinet.breakDown('5', KeyFault.DEAD);
        typeAll();

        locker.link.listener.commandReceived(enable(Input.KEYPAD));
        pass(10);
        assertThat(faults()).containsExactly("keypadKeyDead", "keypadKeyDead is over");
        typeAll();

        assertThat(faults()).containsExactly("keypadKeyDead", "keypadKeyDead is over", "keypadKeyDead");
    }

    @Test
    void nobodyVouchesForAnInputThatIsInUseBecauseTheOtherIsFaultyToo() {
        locker.cabinet.breakDown(Part.KEYPAD);
        locker.cabinet.breakDown(Part.SCANNER);
        pass(10);

        locker.link.listener.commandReceived(enable(Input.KEYPAD));
        pass(10);

        assertThat(faults()).containsExactlyInAnyOrder("keypadDead", "scannerDead");
    }

    @Test
    void aDeadKeypadIsReportedAndPromptsForTheScanner() {
        locker.cabinet.breakDown(Part.KEYPAD);
        pass(10);

        assertThat(faults()).containsExactly("keypadDead");
        assertThat(locker.cabinet.shown()).contains(Prompt.USE_SCANNER);
    }

    @Test
    void aDeadDisplayIsReported() {
        locker.cabinet.breakDown(Part.DISPLAY);
        pass(10);

        assertThat(faults()).containsExactly("displayDead");
    }

    @Test
    void aKeyIsDeadThatThreePeopleMissedAndSoIsItAfterARestart() {
        locker.manifest(1, parcels());
        locker.cabinet.breakDown('5', KeyFault.DEAD);

        typeAll();

        assertThat(faults()).containsExactly("keypadKeyDead");
        assertThat(evidence()).containsEntry("key", "5").containsEntry("parcelsMissed", 3);

        locker.restart();
        locker.link.connect();
        pass(10);
        assertThat(health().faults().orElseThrow())
                .extracting(ActiveFault::code)
                .containsExactly("keypadKeyDead");

        locker.cabinet.repair('5');
        locker.cabinet.type("5");
        assertThat(faults()).containsExactly("keypadKeyDead is over");
    }

    @Test
    void aKeyThatSticksIsReportedUntilItIsStill() {
        locker.cabinet.stick('5');
        pass(10);

        assertThat(faults()).containsExactly("keypadKeyStuck", "keypadKeyStuck is over");
    }

    @Test
    void anOpenCoverIsReportedAtOnce() {
        locker.cabinet.cover(Cover.OPEN);
        assertThat(faults()).containsExactly("tampered");

        locker.cabinet.cover(Cover.CLOSED);
        assertThat(faults()).containsExactly("tampered", "tampered is over");
    }

    @Test
    void shocksAreOneFaultUntilTenMinutesWithout() {
        locker.cabinet.shake();
        pass(5);
        locker.cabinet.shake();
        pass(9);
        assertThat(faults()).containsExactly("shaken");

        pass(2);

        assertThat(faults()).containsExactly("shaken", "shaken is over");
    }

    @Test
    void aBatteryThatRunsDownIsReportedTwice() {
        locker.cabinet.power(new Power("battery", 60));
        locker.cabinet.power(new Power("battery", 19));
        locker.cabinet.power(new Power("mains", 25));
        locker.cabinet.power(new Power("mains", 30));

        assertThat(faults())
                .containsExactly("powerOnBattery", "batteryLow", "powerOnBattery is over", "batteryLow is over");
    }

    @Test
    void aLockerThatKnowsNothingOfItsPowerReportsNothingOfIt() {
        locker.cabinet.power(Power.UNKNOWN);
        pass(10);

        assertThat(faults()).isEmpty();
    }

    @Test
    void heatIsAFaultUntilItIsWellOver() {
        locker.cabinet.temperature(Optional.of(56));
        pass(5);
        locker.cabinet.temperature(Optional.of(53));
        pass(5);
        assertThat(faults()).containsExactly("temperatureOutOfRange");

        locker.cabinet.temperature(Optional.of(52));
        pass(5);

        assertThat(faults()).containsExactly("temperatureOutOfRange", "temperatureOutOfRange is over");
    }

    @Test
    void aLostNetworkIsToldWithItsLengthOnceItIsBack() {
        locker.link.disconnect();
        pass(90);
        locker.link.disconnect();
        pass(30);

        locker.link.connect();

        assertThat(faults()).containsExactly("networkLost", "networkLost is over");
        assertThat(evidence()).containsExactly(Map.entry("seconds", 7200));
    }

    @Test
    void aShortCutIsNotWorthTelling() {
        locker.link.disconnect();
        locker.time.pass(Duration.ofSeconds(59));

        locker.link.connect();

        assertThat(faults()).isEmpty();
    }

    @Test
    void aDisabledKeypadAnswersNothingButAPromptForTheScanner() {
        locker.manifest(1, locker.parcel());
        locker.link.listener.commandReceived(disable(Input.KEYPAD));
        locker.restart();
        locker.link.connect();

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.happenings()).isEmpty();
        assertThat(locker.cabinet.shown()).contains(Prompt.USE_SCANNER);
        assertThat(panel().keypad()).isEqualTo(PartState.OUT_OF_USE);

        locker.cabinet.scan(TestLocker.CODE);
        assertThat(locker.link.happenings())
                .hasOnlyElementsOfType(Happening.Opened.class)
                .hasSize(1);
    }

    @Test
    void anEnabledKeypadTakesCodesAgain() {
        locker.manifest(1, locker.parcel());
        locker.link.listener.commandReceived(disable(Input.KEYPAD));
        locker.link.listener.commandReceived(enable(Input.KEYPAD));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.link.happenings()).hasOnlyElementsOfType(Happening.Opened.class);
    }

    @Test
    void withoutAnyInputPeopleAreToldToCallForHelp() {
        locker.link.listener.commandReceived(disable(Input.KEYPAD));
        locker.link.listener.commandReceived(disable(Input.SCANNER));

        locker.cabinet.type(TestLocker.CODE);

        assertThat(locker.cabinet.shown()).contains(Prompt.OUT_OF_ORDER);
    }

    @Test
    void healthSaysHowEverythingIs() {
        locker.cabinet.put(2);
        locker.link.listener.commandReceived(locker.open(1));
        locker.link.listener.commandReceived(new Command.DisableCompartment(UUID.randomUUID(), 2, locker.inDays(1)));

        locker.link.listener.commandReceived(
                new Command.Diagnose(UUID.randomUUID(), Optional.empty(), locker.inDays(1)));

        HealthReport health = health();
        assertThat(health.startedAt()).contains(locker.time.instant().minusSeconds(60));
        assertThat(health.temperatureCelsius()).contains(20);
        assertThat(health.compartments())
                .containsExactly(
                        new CompartmentReport(1, "open", "empty", true, 1),
                        new CompartmentReport(2, "closed", "occupied", false, 0),
                        new CompartmentReport(3, "closed", "empty", true, 0));
    }

    @Test
    void openingsAreCountedThroughRestarts() {
        locker.link.listener.commandReceived(locker.open(1));
        locker.cabinet.close(1);
        locker.restart();
        locker.link.connect();
        locker.link.listener.commandReceived(locker.open(1));
        locker.cabinet.close(1);
        pass(15);

        assertThat(health().compartments().getFirst().openings()).isEqualTo(2);
    }

    private Grant[] parcels() {
        return new Grant[] {
            locker.grant("15111111", 1, "d-1"), locker.grant("22522222", 2, "d-2"), locker.grant("33353333", 3, "d-3")
        };
    }

    private void typeAll() {
        locker.cabinet.type("15111111");
        locker.cabinet.type("22522222");
        locker.cabinet.type("33353333");
    }

    private Command enable(Input input) {
        return new Command.EnableInput(UUID.randomUUID(), input, locker.inDays(1));
    }

    private Command disable(Input input) {
        return new Command.DisableInput(UUID.randomUUID(), input, locker.inDays(1));
    }

    private void pass(int minutes) {
        locker.time.pass(Duration.ofMinutes(minutes));
    }

    private PanelReport panel() {
        locker.link.listener.commandReceived(
                new Command.Diagnose(UUID.randomUUID(), Optional.empty(), locker.inDays(1)));
        return health().panel().orElseThrow();
    }

    private HealthReport health() {
        return locker.link.events.stream()
                .map(event -> event.happening())
                .filter(Happening.Health.class::isInstance)
                .map(happening -> ((Happening.Health) happening).report())
                .toList()
                .getLast();
    }

    private Map<String, Object> evidence() {
        return locker.link.happenings().stream()
                .filter(Happening.Fault.class::isInstance)
                .map(happening -> ((Happening.Fault) happening).evidence())
                .toList()
                .getLast();
    }

    private List<String> faults() {
        return locker.link.happenings().stream().flatMap(FaultsTest::describe).toList();
    }

    private static Stream<String> describe(Happening happening) {
        return switch (happening) {
            case Happening.Fault it -> Stream.of(it.code() + number(it.compartment()));
            case Happening.FaultCleared it -> Stream.of(it.code() + number(it.compartment()) + " is over");
            default -> Stream.of();
        };
    }

    private static String number(Optional<Integer> compartment) {
        return compartment.map(it -> " " + it).orElse("");
    }
}
