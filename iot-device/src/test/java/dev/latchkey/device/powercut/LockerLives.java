package dev.latchkey.device.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.device.code.Throttle;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.CommandOutcome;
import dev.latchkey.device.message.Contract;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.OpenedBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// One locker that is killed again and again. After each death its journal is held against what its doors and its
/// cloud have seen.
final class LockerLives implements Callable<LockerLives> {

    private static final int LONGEST_LIFE_BYTES = 1_200;
    private static final int LONGEST_LIFE_MILLIS = 2_000;

    private final Path directory;
    private final List<String> java;
    private final int kills;
    private final Random random;
    private final SocketCloud cloud;
    private Throttle throttle = Throttle.NEW;
    private long version;
    private int duringStartup;
    private int startupMillis = 500;
    private long offSince = System.nanoTime();
    private Duration longestOff = Duration.ZERO;

    /// @param java starts [LockerProcess], but for its arguments
    LockerLives(Path directory, List<String> java, int kills, long seed) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.java = java;
        this.kills = kills;
        random = new Random(seed);
        cloud = new SocketCloud(new Random(seed + 1));
    }

    @Override
    public LockerLives call() throws IOException, InterruptedException {
        for (int life = 0; life < kills; life++) {
            liveAndDie();
            check();
        }
        leave();
        checkAll();
        cloud.close();
        return this;
    }

    private void liveAndDie() throws IOException, InterruptedException {
        var connection = cloud.nextConnection();
        Process process = start("hurry");
        if (random.nextInt(5) == 0) {
            process.waitFor(random.nextInt(startupMillis), TimeUnit.MILLISECONDS);
            duringStartup++;
        } else {
            long began = System.nanoTime();
            assertThat(connection.await(30, TimeUnit.SECONDS)).isTrue();
            startupMillis = 1 + (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            live(process);
            wasToldTheTime();
        }
        assertThat(process.isAlive()).as("killed by nobody else").isTrue();
        process.destroyForcibly().waitFor();
    }

    /// For as long as it takes until some more has happened, so that a slow machine kills no idle locker.
    private void live(Process process) throws IOException, InterruptedException {
        Path world = directory.resolve("world.log");
        long enough = Files.size(world) + random.nextInt(LONGEST_LIFE_BYTES);
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_LIFE_MILLIS);
        while (Files.size(world) < enough && System.nanoTime() < until) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        process.waitFor(random.nextInt(5), TimeUnit.MILLISECONDS);
    }

    /// The last life ends by itself, once the cloud has everything.
    private void leave() throws IOException, InterruptedException {
        assertThat(start("leave").waitFor()).isZero();
        wasToldTheTime();
    }

    private void wasToldTheTime() {
        Duration off = Duration.ofNanos(System.nanoTime() - offSince);
        longestOff = off.compareTo(longestOff) > 0 ? off : longestOff;
        offSince = System.nanoTime();
    }

    private Process start(String what) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                directory.toString(),
                String.valueOf(cloud.port()),
                cloud.key(),
                String.valueOf(random.nextLong()),
                what));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("output").toFile()))
                .start();
    }

    /// What must hold at every moment, with the power off.
    private void check() throws IOException {
        if (!Files.exists(directory.resolve("locker.journal"))) {
            return; // Killed before it began one.
        }
        try (Journal journal = Journal.open(copy())) {
            synchronized (cloud) {
                assertThat(cloud.contradictions).isEmpty();
                TreeMap<Long, LockerEvent> events = everyEvent(journal);
                checkDoors(events);
                checkCollected(journal, events);
                checkManifest(journal);
                checkThrottle(journal.throttle().load());
            }
        }
    }

    private Path copy() throws IOException {
        Path copy = directory.resolve("copy.journal");
        for (String suffix : List.of("", "-wal")) {
            Path from = directory.resolve("locker.journal" + suffix);
            Files.deleteIfExists(Path.of(copy + suffix));
            if (Files.exists(from)) {
                Files.copy(from, Path.of(copy + suffix), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return copy;
    }

    /// Those that the cloud has, and those that it is still to get: no gap, and no number twice.
    private TreeMap<Long, LockerEvent> everyEvent(Journal journal) {
        TreeMap<Long, LockerEvent> events = new TreeMap<>(cloud.events);
        journal.atomically(() -> {
            for (var next = journal.outbox().oldest();
                    next.isPresent();
                    next = journal.outbox().oldest()) {
                LockerEvent earlier = events.putIfAbsent(next.get().sequence(), next.get());
                assertThat(earlier).isIn(null, next.get());
                journal.outbox().remove(next.get());
            }
        });
        long last = events.isEmpty() ? 0 : events.lastKey();
        assertThat(events.keySet())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(journal.outbox().nextSequence()).isEqualTo(last + 1);
        return events;
    }

    /// Each release was journalled before: as opened, or as a courier's.
    private void checkDoors(TreeMap<Long, LockerEvent> events) throws IOException {
        Map<Integer, Long> opened = events.values().stream()
                .map(LockerEvent::happening)
                .filter(Happening.Opened.class::isInstance)
                .collect(Collectors.groupingBy(it -> ((Happening.Opened) it).compartment(), Collectors.counting()));
        Map<Integer, Long> couriers = counted("courier");
        counted("release")
                .forEach((compartment, releases) -> assertThat(releases)
                        .as("releases of " + compartment)
                        .isLessThanOrEqualTo(
                                opened.getOrDefault(compartment, 0L) + couriers.getOrDefault(compartment, 0L)));
        assertThat(lines("broke")).isEmpty();
    }

    private Map<Integer, Long> counted(String what) throws IOException {
        return lines(what).stream().collect(Collectors.groupingBy(WorldLog.Line::compartment, Collectors.counting()));
    }

    private List<WorldLog.Line> lines(String what) throws IOException {
        return WorldLog.read(directory.resolve("world.log")).stream()
                .filter(line -> line.is(what))
                .toList();
    }

    /// What was collected stays so, and opens for nobody.
    private static void checkCollected(Journal journal, TreeMap<Long, LockerEvent> events) {
        List<String> collected = new ArrayList<>();
        for (LockerEvent event : events.values()) {
            switch (event.happening()) {
                case Happening.Collected it -> collected.add(it.deliveryId());
                case Happening.Opened it ->
                    assertThat(collected).doesNotContain(it.deliveryId().orElse("nobody's"));
                default -> {}
            }
        }
        assertThat(collected)
                .doesNotHaveDuplicates()
                .allMatch(it -> journal.collected().contains(it, 1));
    }

    private void checkManifest(Journal journal) {
        long now = journal.manifest().signed().map(LockerLives::version).orElse(0L);
        assertThat(now)
                .isGreaterThanOrEqualTo(version)
                .isGreaterThanOrEqualTo(cloud.appliedVersion)
                .isLessThanOrEqualTo(cloud.newestVersion());
        version = now;
    }

    private static long version(byte[] signed) {
        String payload = (String) Contract.tree(signed).get("payload");
        byte[] manifest = Base64.getUrlDecoder().decode(payload);
        return ((Number) Contract.tree(manifest).get("version")).longValue();
    }

    /// The panel remembers at least what it refused before people's eyes, and no more than was typed; and a lock-out
    /// stays.
    private void checkThrottle(Throttle now) throws IOException {
        long refused = lines("prompt").stream()
                .filter(line ->
                        line.detail().equals("CODE_REFUSED") || line.detail().equals("TRY_AGAIN_LATER"))
                .count();
        assertThat(now.wrongCodes())
                .isBetween(
                        (int) Math.min(refused, Throttle.MOST), lines("typed").size());
        assertThat(now.lockedUntil()).isAfterOrEqualTo(throttle.lockedUntil());
        throttle = now;
    }

    /// What must hold in the end, with everything finished and told.
    private void checkAll() throws IOException {
        check();
        synchronized (cloud) {
            assertThat(firstArrivals()).isSorted();
            assertThat(told(Happening.Deposited.class))
                    .as("what was put into %s", directory)
                    .containsExactlyInAnyOrderElementsOf(details("put"))
                    .doesNotHaveDuplicates();
            assertThat(told(Happening.Collected.class)).containsExactlyInAnyOrderElementsOf(details("take"));
            checkLockOuts();
            checkCommands();
        }
    }

    private List<Long> firstArrivals() {
        return cloud.arrivals.stream().map(LockerEvent::sequence).distinct().toList();
    }

    private List<String> details(String what) throws IOException {
        return lines(what).stream().map(WorldLog.Line::detail).toList();
    }

    /// How many events of the whole life are of this kind.
    long count(Predicate<Happening> kind) {
        return cloud.events.values().stream()
                .map(LockerEvent::happening)
                .filter(kind)
                .count();
    }

    private List<String> told(Class<? extends Happening> kind) {
        return cloud.events.values().stream()
                .map(LockerEvent::happening)
                .filter(kind::isInstance)
                .map(it -> switch (it) {
                    case Happening.Deposited deposited -> deposited.trackingNumber();
                    case Happening.Collected collected -> collected.deliveryId().substring("d-".length());
                    default -> it.type();
                })
                .toList();
    }

    /// No keypad opens anything while it is locked, restarted or not. A lock-out is announced for too long where the
    /// locker cannot tell yet how long it was off: it goes by the time that has passed for certain.
    private void checkLockOuts() {
        Instant until = Instant.EPOCH;
        for (LockerEvent event : cloud.events.values()) {
            switch (event.happening()) {
                case Happening.LockedOut it -> until = it.until();
                case Happening.Opened it
                when it.by() == OpenedBy.KEYPAD ->
                    assertThat(event.occurredAt()).isAfterOrEqualTo(until.minus(longestOff));
                default -> {}
            }
        }
    }

    /// Each command that opened did so once, and each that did not never; whatever was sent again.
    private void checkCommands() throws IOException {
        Map<UUID, Ack.CommandResult> results = everyResult();
        Map<Integer, Long> opened = cloud.events.values().stream()
                .map(LockerEvent::happening)
                .filter(it -> it instanceof Happening.Opened by && by.by() == OpenedBy.COMMAND)
                .collect(Collectors.groupingBy(it -> ((Happening.Opened) it).compartment(), Collectors.counting()));
        Map<Integer, Long> obeyed = openingsThat(results, CommandOutcome.DONE, CommandOutcome.FAILED);
        Map<Integer, Long> done = openingsThat(results, CommandOutcome.DONE);
        Map<Integer, Long> released = counted("release");
        assertThat(opened).isEqualTo(obeyed);
        obeyed.forEach((compartment, most) ->
                assertThat(released.getOrDefault(compartment, 0L)).isBetween(done.getOrDefault(compartment, 0L), most));
    }

    /// Those that the cloud has, and those that it is still to get: a command may come in the last moment.
    private Map<UUID, Ack.CommandResult> everyResult() throws IOException {
        Map<UUID, Ack.CommandResult> results = new HashMap<>(cloud.results);
        try (Journal journal = Journal.open(copy())) {
            journal.commands().unacknowledged().forEach(it -> results.putIfAbsent(it.commandId(), it));
        }
        return results;
    }

    private Map<Integer, Long> openingsThat(Map<UUID, Ack.CommandResult> results, CommandOutcome... outcomes) {
        return cloud.openings.entrySet().stream()
                .filter(it -> ended(results.get(it.getKey()), List.of(outcomes)))
                .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.counting()));
    }

    private static boolean ended(Ack.CommandResult result, List<CommandOutcome> outcomes) {
        return result != null && outcomes.contains(result.outcome());
    }

    @Override
    public String toString() {
        return "%d kills (%d of them during start-up), %d events (%d came twice), %d collected, %d locked out, %d commands obeyed, %d wrong codes remembered, manifest %d"
                .formatted(
                        kills,
                        duringStartup,
                        cloud.events.size(),
                        cloud.arrivals.size() - cloud.events.size(),
                        count(Happening.Collected.class::isInstance),
                        count(Happening.LockedOut.class::isInstance),
                        cloud.results.size(),
                        throttle.wrongCodes(),
                        version);
    }
}
