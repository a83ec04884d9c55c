package dev.latchkey.device;

import dev.latchkey.device.board.BoardEmulator;
import dev.latchkey.device.board.Cable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Measures what a controller costs on a board: the package of `target/latchkey-locker` is started as a process, over
/// lock boards, keypad, scanner and display on pseudo-terminals.
///
/// Arguments: the package's folder, a locker's folder of a running local system, its `ca.pem`, its MQTT endpoint.
/// Prints the time from the start of the process to the first answer of its panel, its resident memory (`VmRSS`) when
/// idle and after 300 codes and scans, and the size of the package; in the second row with a cache that the first
/// start left behind.
final class FootprintBenchmark {

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final int ENTRIES = 150;

    private final Path program;
    private final String[] arguments;
    private final Path cache;

    private FootprintBenchmark(Path program, String[] arguments, Path cache) {
        this.program = program;
        this.arguments = arguments;
        this.cache = cache;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path program = Path.of(arguments[0]);
        Path cache = Files.createTempDirectory("latchkey-cache");
        System.out.printf(Locale.ROOT, "package: %.1f MB in lib%n", megabytes(program.resolve("lib")));
        var benchmark = new FootprintBenchmark(program, arguments, cache);
        benchmark.measure("without a cache", false);
        benchmark.measure("makes the cache", true);
        for (int i = 0; i < 3; i++) {
            benchmark.measure("with the cache", true);
        }
    }

    private static double megabytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum() / 1e6;
        }
    }

    private void measure(String what, boolean isCached) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("footprint");
        try (var boards = new Cable(directory.resolve("boards"));
                var keypad = new Cable(directory.resolve("keypad"));
                var scanner = new Cable(directory.resolve("scanner"));
                var display = new Cable(directory.resolve("display"));
                var _ = new BoardEmulator(boards, 1)) {
            Files.writeString(directory.resolve("hardware.json"), hardware(directory));
            long start = System.nanoTime();
            Process process = start(directory, isCached);
            long serving = untilPanelAnswers(keypad, display) - start;
            LockSupport.parkNanos(IDLE.toNanos());
            long idle = residentKilobytes(process);
            load(keypad, scanner, display);
            LockSupport.parkNanos(IDLE.toNanos());
            System.out.printf(
                    Locale.ROOT,
                    "%-16s panel answers after %4d ms, resident %5.1f MB idle, %5.1f MB after load%n",
                    what,
                    serving / 1_000_000,
                    idle / 1e3,
                    residentKilobytes(process) / 1e3);
            process.destroy();
            process.waitFor();
        }
    }

    private static String hardware(Path directory) {
        return """
                {
                  "line": {"device": "DIR/boards"},
                  "boards": [{"address": 1}],
                  "compartments": [{"number": 1, "size": "S", "board": 1, "lock": 1}],
                  "keypad": {"device": "DIR/keypad"},
                  "scanner": {"device": "DIR/scanner"},
                  "display": {"device": "DIR/display"}
                }""".replace("DIR", directory.toString());
    }

    private Process start(Path directory, boolean isCached) throws IOException {
        Path locker = Path.of(arguments[1]);
        var builder = new ProcessBuilder(
                program.resolve("bin/latchkey-locker").toString(),
                "--id",
                locker.getFileName().toString(),
                "--endpoint",
                arguments[3],
                "--cert",
                locker.resolve("certificate.pem").toString(),
                "--key",
                locker.resolve("private.pem").toString(),
                "--ca",
                arguments[2],
                "--journal",
                directory.resolve("locker.journal").toString(),
                "--hardware",
                directory.resolve("hardware.json").toString());
        builder.environment()
                .put(
                        "LATCHKEY_JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString());
        if (isCached) {
            builder.environment().put("LATCHKEY_CACHE", cache.toString());
        }
        return builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
    }

    /// Somebody types until the display says something.
    private static long untilPanelAnswers(Cable keypad, Cable display) throws IOException {
        while (display.read().length == 0) {
            keypad.write("1#".getBytes(StandardCharsets.US_ASCII));
        }
        return System.nanoTime();
    }

    private static void load(Cable keypad, Cable scanner, Cable display) throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            keypad.write("%08d#".formatted(i).getBytes(StandardCharsets.US_ASCII));
            scanner.write(
                    "eyJhbGciOiJFZERTQSIsImtpZCI6InYxIn0.e%d.x%n".formatted(i).getBytes(StandardCharsets.US_ASCII));
            display.read();
        }
    }

    private static long residentKilobytes(Process process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow(() -> new IOException("the controller has ended; see its log"));
        }
    }
}
