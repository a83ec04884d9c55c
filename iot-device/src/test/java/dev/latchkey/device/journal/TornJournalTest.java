package dev.latchkey.device.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.code.Throttle;
import dev.latchkey.device.journal.Sightings.Sighting;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.LockerEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A power cut leaves a journal's files torn anywhere: what the disk had promised is there, the rest never was.
///
/// Torn are the bytes around every boundary of the log's frames and a sample of all others;
/// `-Dlatchkey.tears=1000000` tries every byte.
class TornJournalTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int STEPS = 16;
    private static final int SAMPLE = Integer.getInteger("latchkey.tears", 120);
    private static final int LOG_HEADER = 32;
    private static final int FRAME = 24 + 4096;

    private final Random random = new Random(20261125);

    @TempDir
    private Path directory;

    private Path journal;

    @BeforeEach
    void name() {
        journal = directory.resolve("locker.journal");
    }

    @Test
    void isAPrefixOfWhatWasCommittedWhereverItsLogIsTorn() throws IOException {
        List<Integer> ends = new ArrayList<>();
        byte[][] files = write(ends);
        byte[] log = files[1];

        for (int tear : tears(log.length)) {
            long promised = ends.stream().filter(end -> end <= tear).count();
            assertThat(stepsIn(files[0], Arrays.copyOf(log, tear)))
                    .as("torn at %d of %d", tear, log.length)
                    .isEqualTo(promised);
        }
    }

    @Test
    void isAPrefixWhateverStandsBehindTheTear() throws IOException {
        List<Integer> ends = new ArrayList<>();
        byte[][] files = write(ends);
        byte[] log = files[1];

        for (int tear : sample(log.length)) {
            byte[] torn = log.clone();
            byte[] garbage = new byte[log.length - tear];
            random.nextBytes(garbage);
            System.arraycopy(garbage, 0, torn, tear, garbage.length);
            long promised = ends.stream().filter(end -> end <= tear).count();
            assertThat(stepsIn(files[0], torn)).as("garbage from %d", tear).isEqualTo(promised);
        }
    }

    @Test
    void anOpeningGoesTogetherWithWhatWasSeenOfItsDoor() throws IOException {
        Opening opening = new Opening.Pickup(7, "d-1", 1);
        byte[][] files;
        try (Journal it = Journal.open(journal)) {
            it.atomically(() -> {
                it.openings().save(opening);
                it.sightings().begin(7, new Sighting(Occupancy.OCCUPIED, false));
            });
            it.openings().remove(opening);
            files = new byte[][] {Files.readAllBytes(journal), Files.readAllBytes(log(journal))};
        }

        for (int tear = LOG_HEADER; tear <= files[1].length; tear += FRAME) {
            try (Journal left = Journal.open(place(files[0], Arrays.copyOf(files[1], tear)))) {
                assertThat(left.sightings().of(7).isPresent())
                        .as("torn at %d", tear)
                        .isEqualTo(left.openings().of(7).isPresent());
            }
        }
    }

    @Test
    void losesNothingWhereTheLogIsBeingWrittenBack() throws IOException {
        byte[][] files = write(new ArrayList<>());
        byte[] before = files[0];
        byte[] after = writtenBack(files);

        for (int tear : sample(after.length)) {
            byte[] torn = after.clone();
            int old = Math.min(before.length, torn.length) - tear;
            if (old > 0) {
                System.arraycopy(before, tear, torn, tear, old);
            }
            assertThat(stepsIn(torn, files[1]))
                    .as("written back up to %d", tear)
                    .isEqualTo(STEPS);
            int grown = Math.max(tear, before.length); // It is only ever made longer.
            assertThat(stepsIn(Arrays.copyOf(after, grown), files[1]))
                    .as("cut off at %d", grown)
                    .isEqualTo(STEPS);
        }
    }

    @Test
    void saysWhichFileIsDestroyed() throws IOException {
        byte[] whole = writtenBack(write(new ArrayList<>()));

        for (int page = 0; page < whole.length / 4096; page++) {
            byte[] destroyed = whole.clone();
            byte[] garbage = new byte[4096];
            random.nextBytes(garbage);
            System.arraycopy(garbage, 0, destroyed, page * 4096, garbage.length);
            Path file = place(destroyed, new byte[0]);
            assertThatThrownBy(() -> Journal.open(file).close())
                    .as("page %d", page)
                    .isInstanceOf(JournalFailed.class)
                    .hasMessage("the journal " + file + " is damaged; docs/locker.md, Power, says what to do");
        }
    }

    @Test
    void beginsAnewWhereTheFileIsMovedAway() throws IOException {
        Path file = place(new byte[0], new byte[0]);
        Files.delete(file);

        try (Journal fresh = Journal.open(file)) {
            assertThat(fresh.outbox().nextSequence()).isEqualTo(1);
        }
    }

    /// @param ends how long the log was after each step
    /// @return the journal's file and its log
    private byte[][] write(List<Integer> ends) throws IOException {
        try (Journal it = Journal.open(journal)) {
            for (int step = 1; step <= STEPS; step++) {
                take(it, step);
                ends.add((int) Files.size(log(journal)));
            }
            return new byte[][] {Files.readAllBytes(journal), Files.readAllBytes(log(journal))};
        }
    }

    private static void take(Journal it, int step) {
        it.atomically(() -> {
            long sequence = it.outbox().nextSequence();
            it.outbox().add(new LockerEvent(UUID.randomUUID(), sequence, NOON, new Happening.Closed(step)));
            it.collected().add("d-" + step, 1);
            it.manifest().save(step, new byte[] {(byte) step});
            it.throttle().save(new Throttle(step, NOON, NOON));
            it.openings().save(new Opening.Deposit(step, "T" + step));
        });
    }

    private byte[] writtenBack(byte[][] files) throws IOException {
        Path file = place(files[0], files[1]);
        Journal.open(file).close();
        return Files.readAllBytes(file);
    }

    /// Opens what is left, and takes the next step there.
    private long stepsIn(byte[] file, byte[] log) throws IOException {
        try (Journal left = Journal.open(place(file, log))) {
            int steps = left.throttle().load().wrongCodes();
            assertThat(left.openings().all()).hasSize(steps);
            assertThat(left.outbox().size()).isEqualTo(steps);
            assertThat(left.collected().contains("d-" + steps, 1)).isEqualTo(steps > 0);
            assertThat(left.collected().contains("d-" + (steps + 1), 1)).isFalse();
            assertThat(left.manifest().signed().map(it -> (int) it[0]).orElse(0))
                    .isEqualTo(steps);
            assertThat(left.outbox().nextSequence()).isEqualTo(steps + 1);
            return steps;
        }
    }

    private Path place(byte[] file, byte[] log) throws IOException {
        Path left = directory.resolve("left.journal");
        Files.write(left, file);
        Files.write(log(left), log);
        return left;
    }

    private static Path log(Path file) {
        return Path.of(file + "-wal");
    }

    /// Every boundary, a byte before and behind it, and the sample.
    private TreeSet<Integer> tears(int length) {
        TreeSet<Integer> tears = sample(length);
        for (int boundary = LOG_HEADER; boundary <= length; boundary += FRAME) {
            tears.addAll(List.of(boundary - 1, boundary, Math.min(boundary + 1, length)));
        }
        return tears;
    }

    private TreeSet<Integer> sample(int length) {
        TreeSet<Integer> sample = new TreeSet<>(List.of(0, length));
        random.ints(Math.min(SAMPLE, 3 * length), 0, length).forEach(sample::add);
        return sample;
    }
}
