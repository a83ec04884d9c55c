package dev.latchkey.device.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.message.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareFileTest {

    private static final String WHOLE = """
            {
              "line": {"device": "/dev/ttyUSB0", "baudRate": 19200, "answerWithinMillis": 80, "echoes": true},
              "boards": [
                {"address": 1, "made": "closed"},
                {"address": 2, "statusBytes": 2, "order": "lowestFirst", "made": "occupied"}
              ],
              "compartments": [
                {"number": 1, "size": "S", "board": 1, "lock": 1, "sensor": {"board": 2, "input": 16}},
                {"number": 2, "size": "L", "board": 1, "lock": 24}
              ],
              "keypad": {"device": "/dev/ttyS1"},
              "scanner": {"device": "/dev/ttyACM0", "baudRate": 115200, "depositPrefix": "DEPOSIT "},
              "display": {"device": "/dev/ttyS2", "language": "de"}
            }""";

    @Test
    void readsHowACabinetIsWired() throws MalformedMessage {
        Hardware hardware = parse(WHOLE);

        assertThat(hardware.line())
                .isEqualTo(new Hardware.BoardLine(device("/dev/ttyUSB0", 19200), Duration.ofMillis(80), true));
        assertThat(hardware.boards())
                .containsExactly(
                        new Hardware.Board(1, 3, StatusOrder.HIGHEST_FIRST, Hardware.Made.CLOSED),
                        new Hardware.Board(2, 2, StatusOrder.LOWEST_FIRST, Hardware.Made.OCCUPIED));
        assertThat(hardware.compartments())
                .containsExactly(
                        new Hardware.Wiring(
                                new Compartment(1, Size.S), new Contact(1, 1), Optional.of(new Contact(2, 16))),
                        new Hardware.Wiring(new Compartment(2, Size.L), new Contact(1, 24), Optional.empty()));
        assertThat(hardware.keypad()).contains(device("/dev/ttyS1", 9600));
        assertThat(hardware.scanner())
                .contains(new Hardware.Scanner(device("/dev/ttyACM0", 115200), Optional.of("DEPOSIT ")));
        assertThat(hardware.display()).contains(new Hardware.Display(device("/dev/ttyS2", 9600), Hardware.Language.DE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "/dev/ttyUSB0"          | 7                   | line.device: must be a text
                    "/dev/ttyUSB0"          | "ttyUSB0"           | line.device: must be a path from the root, such as /dev/ttyUSB0
                    "baudRate": 19200       | "baudrate": 19200   | line.baudrate: is no field of this
                    19200                   | 9600000             | line.baudRate: must be at most 921600
                    80,                     | 8000,               | line.answerWithinMillis: must be at most 2000
                    "address": 2            | "address": 1        | boards[1].address: must be no other's
                    "address": 2            | "address": 100      | boards[1].address: must be at most 99
                    "lowestFirst"           | "random"            | boards[1].order: must be one of highestFirst, lowestFirst
                    "made": "closed"        | "made": "shut"      | boards[0].made: must be one of closed, open, occupied, empty
                    "made": "closed"        | "made": "empty"     | compartments[0].board: must be a board whose made is closed or open
                    "input": 16             | "input": 17         | compartments[0].sensor.input: must be at most 16 at this board
                    "lock": 24              | "lock": 25          | compartments[1].lock: must be at most 24 at this board
                    "lock": 24              | "lock": 1           | compartments[1].lock: must be no other's
                    "lock": 24              | "lock": 0           | compartments[1].lock: must be at least 1
                    "number": 2             | "number": 1         | compartments[1].number: must be no other's
                    "size": "L", "board": 1 | "size": "L", "board": 3 | compartments[1].board: must be one of boards
                    "size": "L",            | "x": 1,             | compartments[1].x: is no field of this
                    "DEPOSIT "              | " "                 | scanner.depositPrefix: must not be blank: every code would be a deposit
                    "de"                    | "fr"                | display.language: must be one of en, de
                    """, quoteCharacter = '~')
    void namesTheFieldThatIsWrong(String right, String wrong, String message) {
        assertThat(WHOLE).contains(right);

        assertThatThrownBy(() -> parse(WHOLE.replace(right, wrong)))
                .isInstanceOf(MalformedMessage.class)
                .hasMessage(message);
    }

    @Test
    void namesAFieldThatIsMissing() {
        assertThatThrownBy(() -> parse("{\"line\": {\"device\": \"/dev/ttyUSB0\"}, \"boards\": []}"))
                .hasMessage("compartments: is missing");
    }

    private static Hardware.Device device(String path, int baudRate) {
        return new Hardware.Device(Path.of(path), baudRate);
    }

    private static Hardware parse(String json) throws MalformedMessage {
        return HardwareFile.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
