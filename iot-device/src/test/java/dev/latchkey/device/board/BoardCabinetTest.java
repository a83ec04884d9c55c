package dev.latchkey.device.board;

import static dev.latchkey.device.board.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.device.board.BoardEmulator.Manner;
import dev.latchkey.device.cabinet.CabinetListener;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.cabinet.Part;
import dev.latchkey.device.cabinet.Prompt;
import dev.latchkey.device.cabinet.SelfTest;
import dev.latchkey.device.message.MalformedMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A real line, through the machine's serial driver, to boards that misbehave. Pseudo-terminals are Linux's.
@EnabledOnOs(OS.LINUX)
class BoardCabinetTest {

    private static final Contact FIRST = new Contact(1, 1);
    private static final Contact SECOND = new Contact(1, 24);
    private static final Contact SENSOR = new Contact(2, 9);

    /// Milliseconds for an answer.
    private static final int USUAL = 150;

    /// The same where every board answers at once, on however busy a machine.
    private static final int PATIENT = 2_000;

    @TempDir
    private Path directory;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Cable boards;
    private Cable keypad;
    private Cable scanner;
    private Cable display;
    private BoardEmulator emulator;
    private BoardCabinet cabinet;

    @BeforeEach
    void wire() throws IOException, MalformedMessage {
        boards = new Cable(directory.resolve("boards"));
        keypad = new Cable(directory.resolve("keypad"));
        scanner = new Cable(directory.resolve("scanner"));
        display = new Cable(directory.resolve("display"));
        emulator = new BoardEmulator(boards, 1, 2);
        emulator.open(SENSOR); // Nothing is in it.
        cabinet = open("highestFirst", USUAL);
        until("known", this::isKnown); // A busy machine may answer its first question too late.
    }

    private boolean isKnown() {
        return cabinet.door(1) == Door.CLOSED
                && cabinet.door(2) == Door.CLOSED
                && cabinet.occupancy(1) == Occupancy.EMPTY;
    }

    private void openAgain(String order) throws MalformedMessage {
        cabinet.close();
        cabinet = open(order, PATIENT);
    }

    private BoardCabinet open(String order, int answerWithinMillis) throws MalformedMessage {
        var opened = BoardCabinet.open(HardwareFile.parse("""
                {
                  "line": {"device": "DIR/boards", "answerWithinMillis": MILLIS},
                  "boards": [{"address": 1, "order": "ORDER"}, {"address": 2, "made": "occupied"}],
                  "compartments": [
                    {"number": 1, "size": "S", "board": 1, "lock": 1, "sensor": {"board": 2, "input": 9}},
                    {"number": 2, "size": "L", "board": 1, "lock": 24}
                  ],
                  "keypad": {"device": "DIR/keypad"},
                  "scanner": {"device": "DIR/scanner", "depositPrefix": "DEPOSIT "},
                  "display": {"device": "DIR/display", "language": "de"}
                }""".replace("DIR", directory.toString())
                .replace("ORDER", order)
                .replace("MILLIS", String.valueOf(answerWithinMillis))
                .getBytes(StandardCharsets.UTF_8)));
        opened.listen(new Heard());
        return opened;
    }

    @AfterEach
    void pullPlugs() throws IOException {
        cabinet.close();
        emulator.close();
        for (Cable cable : List.of(boards, keypad, scanner, display)) {
            cable.close();
        }
    }

    @Test
    void knowsEveryDoorWhenItIsOpened() throws MalformedMessage {
        openAgain("highestFirst");

        assertThat(cabinet.door(1)).isEqualTo(Door.CLOSED);
        assertThat(cabinet.door(2)).isEqualTo(Door.CLOSED);
        assertThat(cabinet.occupancy(1)).isEqualTo(Occupancy.EMPTY);
        assertThat(cabinet.occupancy(2)).isEqualTo(Occupancy.NOT_FITTED);
        assertThat(heard).isEmpty();
    }

    @Test
    void hearsADoorOpenAndClose() {
        cabinet.release(2);

        until("opened", () -> heard.equals(List.of("opened 2")));
        assertThat(cabinet.door(2)).isEqualTo(Door.OPEN);
        assertThat(cabinet.door(1)).isEqualTo(Door.CLOSED);

        emulator.shut(SECOND);

        until("closed", () -> heard.equals(List.of("opened 2", "closed 2")));
        assertThat(emulator.pulses()).containsExactly(SECOND);
    }

    @Test
    void seesWhatIsPutIn() {
        emulator.shut(SENSOR);

        until("occupied", () -> cabinet.occupancy(1) == Occupancy.OCCUPIED);
        assertThat(heard).isEmpty();
    }

    @Test
    void hearsNothingOfAJammedDoor() {
        emulator.jam(FIRST);

        cabinet.release(1);

        until("pulsed", () -> emulator.pulsesOf(FIRST) == 1);
        assertThat(cabinet.door(1)).isEqualTo(Door.CLOSED);
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void opensOneDoorOnceHoweverBoardsAnswer(Manner manner) {
        emulator.fromNextPulse(manner, manner, manner, manner, manner);

        cabinet.release(1);

        until("opened", () -> heard.contains("opened 1"));
        until("known again", () -> emulator.hasNothingToSpoil() && cabinet.door(2) == Door.CLOSED);
        assertThat(emulator.pulses()).containsExactly(FIRST);
        assertThat(heard).containsExactly("opened 1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"GARBLED", "WRONG_CHECKSUM", "HALF", "NOT_AT_ALL"})
    void knowsNothingOfABoardThatSaysNothingSound(Manner manner) {
        emulator.usually(manner);

        until("unknown", () -> cabinet.door(1) == Door.UNKNOWN && cabinet.occupancy(1) == Occupancy.UNKNOWN);
        assertThatThrownBy(() -> cabinet.release(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("lock board 1 does not answer");

        emulator.usually(Manner.PROMPT);

        until("known", () -> cabinet.door(1) == Door.CLOSED && cabinet.occupancy(1) == Occupancy.EMPTY);
        assertThat(emulator.pulses()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void goesOnWhenTheLineIsPluggedInAgain() throws IOException {
        boards.unplug();
        until("unknown", () -> cabinet.door(1) == Door.UNKNOWN && cabinet.door(2) == Door.UNKNOWN);
        assertThatThrownBy(() -> cabinet.release(1)).isInstanceOf(IllegalStateException.class);

        emulator.open(SECOND); // Somebody opens a door meanwhile.
        boards.plug();

        until("known", () -> cabinet.door(1) == Door.CLOSED && cabinet.door(2) == Door.OPEN);
        assertThat(heard).containsExactly("opened 2");
        assertThat(emulator.pulses()).isEmpty();

        cabinet.release(1);

        until("opened", () -> heard.equals(List.of("opened 2", "opened 1")));
    }

    @Test
    void findsOutThatStatusBytesComeInAnotherOrder() throws MalformedMessage {
        openAgain("lowestFirst");

        cabinet.release(1);

        until("unknown", () -> emulator.isOpen(FIRST) && cabinet.door(1) == Door.UNKNOWN);
        assertThat(heard).isEmpty();
    }

    @Test
    void keypadAndScannerSayWhatComes() throws IOException {
        keypad.write(ascii("42*0155"));
        keypad.write(ascii("3441#"));
        scanner.write(ascii("eyJ.a.b\r"));
        scanner.write(ascii("DEPOSIT PARCEL1\r\n"));

        until("all", () -> heard.size() == 15);
        assertThat(heard)
                .contains("typed 01553441", "scanned eyJ.a.b", "deposit PARCEL1")
                .contains("key *");
    }

    @Test
    void theDisplayShowsTheNewestPrompt() throws IOException {
        cabinet.show(Prompt.TAKE_PARCEL, Optional.of(7));

        var shown = new ByteArrayOutputStream();
        until("shown", () -> read(display, shown).endsWith("\r\n"));
        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("Fach 7 öffnet sich: bitte Paket entnehmen\r\n");
    }

    @Test
    void aPartOfThePanelFailsItsTestWhileItsLineIsGone() throws IOException {
        until("there", () -> test(SelfTest.PASSED));

        keypad.unplug();
        scanner.unplug();
        display.unplug();
        until("gone", () -> test(SelfTest.FAILED));

        keypad.plug();
        scanner.plug();
        display.plug();
        until("back", () -> test(SelfTest.PASSED));
    }

    private boolean test(SelfTest expected) {
        return List.of(Part.values()).stream().allMatch(part -> cabinet.test(part) == expected);
    }

    private static String read(Cable cable, ByteArrayOutputStream shown) {
        try {
            shown.writeBytes(cable.read());
            return shown.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private final class Heard implements CabinetListener {

        @Override
        public void keyPressed(char key) {
            heard.add("key " + key);
        }

        @Override
        public void codeTyped(String digits) {
            heard.add("typed " + digits);
        }

        @Override
        public void codeScanned(String text) {
            heard.add("scanned " + text);
        }

        @Override
        public void depositRequested(String trackingNumber, Optional<Integer> compartment) {
            heard.add("deposit " + trackingNumber);
        }

        @Override
        public void doorOpened(int compartment) {
            heard.add("opened " + compartment);
        }

        @Override
        public void doorClosed(int compartment) {
            heard.add("closed " + compartment);
        }
    }
}
