package dev.latchkey.device.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.OpenedBy;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.LibraryLoaderUtil;

/// The real controller with its real journal, as a process, killed with SIGKILL at random moments while people and
/// cloud keep it busy.
///
/// `-Dlatchkey.kills=` says how many kills; `-Dlatchkey.seed=` says what they begin from. SIGKILL leaves what the
/// operating system has taken; what the disk has not is the subject of
/// [dev.latchkey.device.journal.TornJournalTest].
class PowerCutTest {

    private static final int LOCKERS = 4;
    private static final int KILLS = Integer.getInteger("latchkey.kills", 200);
    private static final long SEED = Long.getLong("latchkey.seed", 20261125);

    /// What must have happened somewhere, or the rest proves little.
    private static final Map<String, Predicate<Happening>> BUSY = Map.of(
            "opened by code", it -> isOpened(it, OpenedBy.KEYPAD),
            "opened by token", it -> isOpened(it, OpenedBy.SCANNER),
            "opened by command", it -> isOpened(it, OpenedBy.COMMAND),
            "locked out", Happening.LockedOut.class::isInstance);

    /// Kept where something went wrong, with what the world saw and what the locker wrote.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void losesNothingAndOpensNothingTwiceHoweverOftenItIsKilled() throws Exception {
        long began = System.nanoTime();
        List<String> java = java();
        List<Future<LockerLives>> lockers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(LOCKERS)) {
            for (int i = 0; i < LOCKERS; i++) {
                lockers.add(threads.submit(
                        new LockerLives(directory.resolve("locker-" + i), java, KILLS / LOCKERS, SEED + i * 100L)));
            }
        }

        List<LockerLives> lives = new ArrayList<>();
        for (Future<LockerLives> locker : lockers) {
            lives.add(locker.get());
        }
        lives.forEach(System.out::println);
        System.out.println("in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + " s");
        assertThat(BUSY)
                .allSatisfy(
                        (what, kind) -> assertThat(count(lives, kind)).as(what).isPositive());
        assertThat(count(lives, Happening.Collected.class::isInstance)).isGreaterThan(KILLS / 8);
    }

    private static long count(List<LockerLives> lives, Predicate<Happening> kind) {
        return lives.stream().mapToLong(it -> it.count(kind)).sum();
    }

    private static boolean isOpened(Happening happening, OpenedBy by) {
        return happening instanceof Happening.Opened it && it.by() == by;
    }

    /// The command that starts a [LockerProcess], but for its arguments.
    private List<String> java() throws IOException, InterruptedException {
        List<String> flags = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-Dorg.sqlite.lib.path=" + sqlite());
        List<String> program = List.of("-cp", jars(), LockerProcess.class.getName());
        Path cache = directory.resolve("locker.aot");
        rehearse(joined(joined(flags, List.of("-XX:AOTCacheOutput=" + cache)), program));
        return joined(joined(flags, List.of("-XX:AOTCache=" + cache)), program);
    }

    /// The folder of SQLite's library, or every start would unpack it anew.
    private Path sqlite() throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = LibraryLoaderUtil.class.getResourceAsStream(packed)) {
            Files.copy(library, directory.resolve(name));
        }
        return directory;
    }

    /// What was loaded once is loaded in half the time from then on: it takes a jar, so folders become jars.
    private String jars() throws IOException {
        List<String> jars = new ArrayList<>();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            jars.add(
                    Files.isDirectory(path)
                            ? jar(path, directory.resolve(jars.size() + ".jar")).toString()
                            : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path jar(Path folder, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private void rehearse(List<String> command) throws IOException, InterruptedException {
        Path stage = Files.createDirectory(directory.resolve("rehearsal"));
        try (SocketCloud cloud = new SocketCloud(new Random(SEED))) {
            var connection = cloud.nextConnection();
            Process process = new ProcessBuilder(joined(
                            command,
                            List.of(stage.toString(), String.valueOf(cloud.port()), cloud.key(), "1", "hurry")))
                    .redirectErrorStream(true)
                    .redirectOutput(stage.resolve("output").toFile())
                    .start();
            assertThat(connection.await(30, TimeUnit.SECONDS)).isTrue();
            process.waitFor(500, TimeUnit.MILLISECONDS);
            process.destroy();
            process.waitFor();
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
