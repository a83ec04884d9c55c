package dev.latchkey.device;

import dev.latchkey.device.cabinet.Cabinet;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.ForwardingCabinet;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.code.LockerKey;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.manifest.ManifestVerifier;
import dev.latchkey.device.time.RealTimers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Measures the time from the last key to the door's release, with sixty live grants, the journal's `fsync`
/// included. The first argument is a directory on the disk to measure; by default the system's temporary one.
final class KeypadToDoorBenchmark {

    private static final int GRANTS = 60;
    private static final int CODES = 500;

    private KeypadToDoorBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path parent = Path.of(arguments.length > 0 ? arguments[0] : System.getProperty("java.io.tmpdir"));
        Path directory = Files.createTempDirectory(parent, "keypad-to-door");
        measureFsync(directory);
        try (var timers = new RealTimers();
                var bench = new Bench(directory, Surroundings.real(timers))) {
            bench.run();
        }
    }

    private static void measureFsync(Path directory) throws IOException {
        List<Long> nanos = new ArrayList<>();
        try (var journal = Journal.open(directory.resolve("bare.journal"))) {
            for (int i = 0; i < CODES; i++) {
                int compartment = i;
                long start = System.nanoTime();
                journal.atomically(() -> journal.disabled().add(compartment));
                nanos.add(System.nanoTime() - start);
            }
        }
        print("bare commit of one row", nanos);
    }

    private static void print(String what, List<Long> nanos) {
        long first = nanos.getFirst();
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        System.out.printf(
                "%-28s first %.2f ms, median %.2f ms, p99 %.2f ms, max %.2f ms (%d runs)%n",
                what,
                first / 1e6,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.getLast() / 1e6,
                sorted.size());
    }

    /// A controller whose cabinet notes when a latch is released.
    private static final class Bench implements AutoCloseable {

        private final LockerKey key = LockerKey.parse("bt0Sd4Bu4Xk0KO3iVvGW_IByqIPKV4JT6DWa9_3UlBE");
        private final CloudSigner cloud = new CloudSigner();
        private final FakeLink link = new FakeLink();
        private final SimulatedCabinet cabinet = new SimulatedCabinet(
                IntStream.rangeClosed(1, GRANTS)
                        .mapToObj(number -> new Compartment(number, Size.M))
                        .toList(),
                SimulatedCabinet.People.NONE);
        private final Stopwatch stopwatch = new Stopwatch(cabinet);
        private final LockerController controller;

        private Bench(Path directory, Surroundings surroundings) {
            controller = new LockerController(
                    key,
                    new ManifestVerifier(cloud.publicKey(), TestLocker.ID),
                    stopwatch,
                    link,
                    Journal.open(directory.resolve("locker.journal")),
                    surroundings,
                    LockerObserver.NONE,
                    () -> {});
        }

        private void run() {
            controller.start();
            link.connect();
            link.listener.manifestReceived(cloud.manifest(TestLocker.ID, 1, grants()));
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < CODES; i++) {
                int compartment = 1 + i % GRANTS;
                cabinet.put(compartment); // It stays there, so the code stays good.
                long start = System.nanoTime();
                cabinet.type(code(compartment));
                nanos.add(stopwatch.releasedAt - start);
                cabinet.close(compartment);
            }
            print("last key to door's release", nanos);
        }

        private Grant[] grants() {
            Instant expiresAt = Instant.now().plus(Duration.ofDays(1));
            return IntStream.rangeClosed(1, GRANTS)
                    .mapToObj(number -> new Grant("d-" + number, number, 1, key.digest(code(number)), expiresAt))
                    .toArray(Grant[]::new);
        }

        private static String code(int compartment) {
            return "%08d".formatted(compartment * 1_234_567L % 100_000_000);
        }

        @Override
        public void close() {
            controller.close();
        }
    }

    /// Notes when a latch is released.
    private static final class Stopwatch extends ForwardingCabinet {

        private long releasedAt;

        private Stopwatch(Cabinet cabinet) {
            super(cabinet);
        }

        @Override
        public void release(int compartment) {
            releasedAt = System.nanoTime();
            super.release(compartment);
        }
    }
}
