package dev.latchkey.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.message.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// A controller with three compartments, a real journal, and everything else played by hand.
final class TestLocker implements AutoCloseable {

    static final String ID = "locker-berlin-1";
    static final String CODE = "01553441";
    static final String OTHER_CODE = "94638177";

    private static final LockerKey KEY = LockerKey.parse("bt0Sd4Bu4Xk0KO3iVvGW_IByqIPKV4JT6DWa9_3UlBE");

    final FakeTime time = new FakeTime();
    final CloudSigner cloud = new CloudSigner();
    final SimulatedCabinet cabinet;
    final List<String> refusedManifests = new ArrayList<>();
    final List<RuntimeException> broken = new ArrayList<>();
    FakeLink link;
    LockerController controller;
    int reboots;
    KeyRing keyFile = new KeyRing(List.of(new KeyRing.Key(Optional.empty(), cloud.publicKey())));
    private Path journal;
    private int cuts;

    TestLocker(Path directory, SimulatedCabinet.People people) {
        journal = directory.resolve("locker.journal");
        cabinet = new SimulatedCabinet(
                IntStream.rangeClosed(1, 3)
                        .mapToObj(number -> new Compartment(number, Size.M))
                        .toList(),
                people);
        start();
    }

    /// One that is connected from the start.
    static TestLocker connected(Path directory, SimulatedCabinet.People people) {
        var locker = new TestLocker(directory, people);
        locker.link.connect();
        return locker;
    }

    void start() {
        link = new FakeLink(time);
        controller = new LockerController(
                KEY,
                new ManifestVerifier(keyFile, ID),
                cabinet,
                link,
                Journal.open(journal),
                new Surroundings(time.machine(), time::nanos, time, UUID::randomUUID),
                new Watcher(),
                () -> reboots++);
        controller.start();
    }

    /// The power fails, and the machine's own clock says `time` when it is back.
    void restartAt(Instant machine) {
        controller.close();
        time.setMachine(machine);
        start();
    }

    /// The power fails in the middle of everything: the next controller finds what is on the disk at this moment.
    void cutPower(Instant machine) throws IOException {
        Path left = journal.resolveSibling("cut-" + ++cuts + ".journal");
        for (String suffix : new String[] {"", "-wal"}) {
            Files.copy(Path.of(journal + suffix), Path.of(left + suffix));
        }
        controller.close();
        journal = left;
        time.setMachine(machine);
        start();
    }

    /// Closes the controller and starts another on the same journal, disconnected.
    void restart() {
        controller.close();
        start();
    }

    /// A grant for [#CODE] on compartment 1, which holds a parcel.
    Grant parcel() {
        cabinet.put(1);
        return grant(CODE, 1, "d-1");
    }

    Grant grant(String code, int compartment, String deliveryId) {
        return new Grant(deliveryId, compartment, 1, KEY.digest(code), inDays(3));
    }

    Instant inDays(int days) {
        return time.instant().plus(Duration.ofDays(days));
    }

    void manifest(long version, Grant... grants) {
        link.listener.manifestReceived(cloud.manifest(ID, version, grants));
    }

    Command.Open open(int compartment) {
        Instant now = time.instant();
        return new Command.Open(UUID.randomUUID(), compartment, now, now.plusSeconds(30));
    }

    /// @throws AssertionError where something broke in the meantime
    @Override
    public void close() {
        stop();
        assertThat(broken).isEmpty();
    }

    /// Closes it whatever broke.
    void stop() {
        controller.close();
    }

    private final class Watcher implements LockerObserver {
        @Override
        public void manifestRefused(String reason) {
            refusedManifests.add(reason);
        }

        @Override
        public void broke(RuntimeException failure) {
            broken.add(failure);
        }
    }
}
