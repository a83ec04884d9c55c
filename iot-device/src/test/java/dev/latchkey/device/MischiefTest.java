package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.device.cabinet.SimulatedCabinet.People;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.HealthReport.ActiveFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be typed at the terminal to break a cabinet, and the fault that the controller then sees.
class MischiefTest {

    @AutoClose("stop")
    private final TestLocker locker;

    private final Mischief mischief;

    MischiefTest(@TempDir Path directory) {
        locker = TestLocker.connected(directory, People.HELPFUL);
        locker.manifest(1, locker.parcel());
        locker.time.pass(Duration.ofMinutes(1));
        mischief = new Mischief(locker.cabinet);
    }

    @ParameterizedTest
    @CsvSource({
        "jam 1; type, doorDidNotOpen",
        "break latch 1; type, doorDidNotOpen",
        "break door-says-closed 1; type, doorDidNotOpen",
        "break door 1; type, doorDidNotClose",
        "break door-sensor 1, doorSensorDead",
        "break door-says-open 1, doorSensorContradicts",
        "break occupancy-sensor 1, occupancySensorDead",
        "break occupancy-says-empty 1, emptyUnexpectedly",
        "break occupancy-says-occupied 2, occupiedUnexpectedly",
        "take 1, emptyUnexpectedly",
        "put 2, occupiedUnexpectedly",
        "force 2; close 2, doorForced",
        "break keypad, keypadDead",
        "break scanner, scannerDead",
        "break display, displayDead",
        "stick keypad-key 5, keypadKeyStuck",
        "cover open, tampered",
        "shake, shaken",
        "power battery 60, powerOnBattery",
        "power mains 10, batteryLow",
        "temperature 70, temperatureOutOfRange",
    })
    void raisesTheFault(String lines, String code) {
        play(lines);

        locker.time.pass(Duration.ofMinutes(13));

        assertThat(reported()).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "break door-sensor 1, repair 1",
        "break scanner, repair scanner",
        "break keypad, repair keypad",
        "cover open, cover closed",
        "power battery 60, power mains 100",
    })
    void clearsTheFault(String wrong, String right) {
        play(wrong);
        locker.time.pass(Duration.ofMinutes(16));
        assertThat(active()).hasSize(1);

        play(right);
        locker.time.pass(Duration.ofMinutes(20));

        assertThat(active()).isEmpty();
    }

    @Test
    void aBrokenKeyDoesNotComeAndABouncingOneComesTwice() {
        play("break keypad-key 0");
        locker.cabinet.type(TestLocker.CODE);
        assertThat(locker.cabinet.isOccupied(1)).isTrue();

        play("repair keypad-key 0; bounce keypad-key 0");
        locker.cabinet.type(TestLocker.CODE);
        assertThat(locker.cabinet.isOccupied(1)).isTrue();

        play("repair keypad-key 0; type");
        assertThat(locker.cabinet.isOccupied(1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jam", "jam three", "break spirit 1", "stick 5", "cover ajar", "power wind", "jam 9"})
    void saysWhatIsWrongWithALineThatMakesNoSense(String line) {
        assertThatThrownBy(() -> play(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesOtherCommandsToOthers() {
        assertThat(mischief.obey(List.of("status"))).isFalse();
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(String.join("\n", Mischief.HELP))
                .contains("jam", "break", "bounce", "stick", "repair", "force", "close", "put", "take", "cover")
                .contains("shake", "power", "temperature");
    }

    /// `type` stands for somebody who types the code of the parcel in compartment 1.
    private void play(String lines) {
        for (String line : lines.split("; ")) {
            if (line.equals("type")) {
                locker.cabinet.type(TestLocker.CODE);
            } else {
                assertThat(mischief.obey(Arrays.asList(line.split(" ")))).isTrue();
            }
        }
    }

    private Stream<String> reported() {
        return locker.link.happenings().stream()
                .filter(Happening.Fault.class::isInstance)
                .map(happening -> ((Happening.Fault) happening).code());
    }

    private List<ActiveFault> active() {
        return locker.link.events.stream()
                .map(event -> event.happening())
                .filter(Happening.Health.class::isInstance)
                .map(happening -> ((Happening.Health) happening).report())
                .toList()
                .getLast()
                .faults()
                .orElseThrow();
    }
}
