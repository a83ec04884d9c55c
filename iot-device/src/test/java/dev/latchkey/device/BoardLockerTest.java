package dev.latchkey.device;

import static dev.latchkey.device.board.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.board.BoardCabinet;
import dev.latchkey.device.board.BoardEmulator;
import dev.latchkey.device.board.Cable;
import dev.latchkey.device.board.Contact;
import dev.latchkey.device.board.HardwareFile;
import dev.latchkey.device.cabinet.Door;
import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.time.RealTimers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The whole controller over lock boards and a keypad on real lines, to the faults that it reports.
@EnabledOnOs(OS.LINUX)
class BoardLockerTest {

    private static final Contact LOCK = new Contact(1, 1);
    private static final Contact SENSOR = new Contact(2, 1);

    @TempDir
    private Path directory;

    private final LockerKey key = LockerKey.parse("bt0Sd4Bu4Xk0KO3iVvGW_IByqIPKV4JT6DWa9_3UlBE");
    private final CloudSigner cloud = new CloudSigner();
    private final FakeLink link = new FakeLink();
    private final RealTimers timers = new RealTimers();
    private final List<Happening> happened = new CopyOnWriteArrayList<>();
    private Cable boards;
    private Cable keypad;
    private BoardEmulator emulator;
    private BoardCabinet cabinet;
    private LockerController controller;

    @BeforeEach
    void start() throws IOException, MalformedMessage {
        boards = new Cable(directory.resolve("boards"));
        keypad = new Cable(directory.resolve("keypad"));
        emulator = new BoardEmulator(boards, 1, 2); // A parcel is behind the door: the sensor's contact is made.
        cabinet = BoardCabinet.open(
                HardwareFile.parse("""
                {
                  "line": {"device": "DIR/boards"},
                  "boards": [{"address": 1}, {"address": 2, "made": "occupied"}],
                  "compartments": [
                    {"number": 1, "size": "S", "board": 1, "lock": 1, "sensor": {"board": 2, "input": 1}}
                  ],
                  "keypad": {"device": "DIR/keypad"}
                }""".replace("DIR", directory.toString()).getBytes(StandardCharsets.UTF_8)));
        until("known", () -> cabinet.occupancy(1) == Occupancy.OCCUPIED && cabinet.door(1) == Door.CLOSED);
        controller = new LockerController(
                key,
                new ManifestVerifier(cloud.publicKey(), TestLocker.ID),
                cabinet,
                link,
                Journal.open(directory.resolve("locker.journal")),
                Surroundings.real(timers),
                new Watcher(),
                () -> {});
        controller.start();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        controller.manifestReceived(
                cloud.manifest(TestLocker.ID, 1, new Grant("d-1", 1, 1, key.digest(TestLocker.CODE), tomorrow)));
    }

    @AfterEach
    void stop() throws IOException {
        controller.close();
        cabinet.close();
        timers.close();
        emulator.close();
        boards.close();
        keypad.close();
    }

    @Test
    void aParcelIsCollected() throws IOException {
        type(TestLocker.CODE);
        until("open", () -> emulator.isOpen(LOCK));
        emulator.open(SENSOR); // The parcel is taken out.
        until("seen empty", () -> cabinet.occupancy(1) == Occupancy.EMPTY);
        emulator.shut(LOCK);

        until("collected", () -> happened.contains(new Happening.Collected(1, "d-1")));
        assertThat(emulator.pulses()).containsExactly(LOCK);
        assertThat(happened).noneMatch(Happening.Fault.class::isInstance);
    }

    @Test
    void aJammedLockIsAFaultAndNoPickup() throws IOException {
        emulator.jam(LOCK);

        type(TestLocker.CODE);

        until("reported", () -> evidence("boardSilent").equals(List.of(0)));
        assertThat(emulator.pulses()).containsExactly(LOCK, LOCK, LOCK);
        assertThat(happened).noneMatch(Happening.Collected.class::isInstance);
    }

    @Test
    void aLineThatIsUnpluggedIsAFaultUntilTheDoorOpens() throws IOException {
        boards.unplug();
        until("unknown", () -> cabinet.door(1) == Door.UNKNOWN);

        type(TestLocker.CODE);

        until("reported", () -> evidence("boardSilent").equals(List.of(3)));

        boards.plug();
        until("known", () -> cabinet.door(1) == Door.CLOSED);
        assertThat(emulator.pulses()).isEmpty();

        type(TestLocker.CODE);

        until("over", () -> happened.stream().anyMatch(Happening.FaultCleared.class::isInstance));
        assertThat(emulator.pulses()).containsExactly(LOCK);
    }

    private void type(String code) throws IOException {
        keypad.write((code + "#").getBytes(StandardCharsets.US_ASCII));
    }

    private List<Object> evidence(String field) {
        return happened.stream()
                .filter(Happening.Fault.class::isInstance)
                .map(Happening.Fault.class::cast)
                .filter(it -> it.code().equals("doorDidNotOpen"))
                .map(it -> it.evidence().get(field))
                .toList();
    }

    private final class Watcher implements LockerObserver {
        @Override
        public void happened(LockerEvent event) {
            happened.add(event.happening());
        }
    }
}
