package dev.latchkey.device.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.device.cabinet.Occupancy;
import dev.latchkey.device.code.Throttle;
import dev.latchkey.device.journal.Sightings.Sighting;
import dev.latchkey.device.manifest.CloudSigner;
import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.CommandOutcome;
import dev.latchkey.device.message.Contract;
import dev.latchkey.device.message.Happening;
import dev.latchkey.device.message.HealthReport.ActiveFault;
import dev.latchkey.device.message.Input;
import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.MalformedMessage;
import dev.latchkey.device.message.Severity;
import dev.latchkey.device.time.ClockReading;
import dev.latchkey.device.token.ParcelDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final KeyRing KEYS =
            new KeyRing(List.of(new KeyRing.Key(Optional.of("v1"), new CloudSigner().publicKey())));

    @TempDir
    private Path directory;

    private Journal journal;

    @BeforeEach
    void open() {
        journal = Journal.open(directory.resolve("locker.journal"));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void countsEventsFromOneWithoutGaps() {
        add("a");
        add("b");

        assertThat(journal.outbox().oldest()).map(LockerEvent::sequence).contains(1L);
        assertThat(journal.outbox().size()).isEqualTo(2);
    }

    @Test
    void handsEventsOutInOrder() {
        LockerEvent first = add("a");
        LockerEvent second = add("b");

        journal.outbox().remove(first);

        assertThat(journal.outbox().oldest()).contains(second);
    }

    @Test
    void neverUsesANumberTwice() {
        journal.outbox().remove(add("a"));
        reopen();

        assertThat(add("b").sequence()).isEqualTo(2);
    }

    @Test
    void leavesNoGapWhereAStepFails() {
        assertThatThrownBy(() -> journal.atomically(() -> {
                    journal.outbox().nextSequence();
                    journal.disabled().add(7);
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(add("a").sequence()).isEqualTo(1);
        assertThat(journal.disabled().contains(7)).isFalse();
    }

    @Test
    void keepsWhatIsWrongThroughAPowerCut() throws IOException {
        ActiveFault jam = new ActiveFault("doorDidNotOpen", Severity.MAJOR, Optional.of(7), NOON);
        ActiveFault dark = new ActiveFault("displayDead", Severity.MINOR, Optional.empty(), NOON);
        journal.atomically(() -> {
            journal.faults().add(jam);
            journal.faults().add(dark);
            journal.sightings().begin(7, new Sighting(Occupancy.OCCUPIED, false));
            journal.sightings().opened(7);
            journal.sightings().count(7);
            journal.contents().save(8, Occupancy.EMPTY);
            journal.disabledInputs().add(Input.KEYPAD);
        });
        journal.deadKeys().save(Set.of('5'));

        try (Journal copy = Journal.open(copyAsAPowerCutLeavesIt())) {
            assertThat(copy.faults().all()).containsExactly(jam, dark);
            assertThat(copy.sightings().of(7)).contains(new Sighting(Occupancy.OCCUPIED, true));
            assertThat(copy.sightings().openings(7)).isEqualTo(1);
            assertThat(copy.contents().of(8)).contains(Occupancy.EMPTY);
            assertThat(copy.disabledInputs().contains(Input.KEYPAD)).isTrue();
            assertThat(copy.deadKeys().all()).containsExactly('5');
        }
    }

    @Test
    void remembersNothingOfAStepThatFails() {
        journal.openings().save(new Opening.Service(7));
        journal.contents().save(7, Occupancy.EMPTY);

        assertThatThrownBy(() -> journal.atomically(() -> {
                    journal.openings().remove(7);
                    journal.contents().save(7, Occupancy.OCCUPIED);
                    journal.faults().add(new ActiveFault("shaken", Severity.MINOR, Optional.empty(), NOON));
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(journal.openings().of(7)).contains(new Opening.Service(7));
        assertThat(journal.contents().of(7)).contains(Occupancy.EMPTY);
        assertThat(journal.faults().all()).isEmpty();
    }

    @Test
    void keepsTheReportOfADiagnosisUntilTheBrokerHasIt() throws MalformedMessage {
        Ack.CommandResult result = diagnosed();
        journal.commands().save(result);
        reopen();

        assertThat(journal.commands().unacknowledged()).containsExactly(result);
    }

    @Test
    void remembersAThousandCommandsThatAreDoneWith() throws MalformedMessage {
        Ack.CommandResult unsent = done();
        Ack.CommandResult first = diagnosed();
        journal.commands().save(unsent);
        journal.commands().save(first);
        journal.commands().acknowledged(first);
        others(999);
        assertThat(journal.commands().find(first.commandId())).contains(first);

        others(1);

        assertThat(journal.commands().find(first.commandId())).isEmpty();
        assertThat(journal.commands().unacknowledged()).contains(unsent);
    }

    @Test
    void forgetsTheReportOfADiagnosisWithIt() throws MalformedMessage {
        Ack.CommandResult first = diagnosed();
        journal.commands().save(first);
        journal.commands().acknowledged(first);
        others(1000);

        journal.commands().save(new Ack.CommandResult(first.commandId(), CommandOutcome.DONE, "looked", NOON));

        assertThat(journal.commands().find(first.commandId()).orElseThrow().report())
                .isEmpty();
    }

    @Test
    void keepsEverythingThroughAPowerCut() throws IOException {
        LockerEvent event = add("a");
        Throttle throttle = new Throttle(5, NOON, NOON.plusSeconds(60));
        Ack.CommandResult result = new Ack.CommandResult(UUID.randomUUID(), CommandOutcome.DONE, "opened", NOON);
        journal.atomically(() -> {
            journal.manifest().save(12, new byte[] {1, 2, 3});
            journal.throttle().save(throttle);
            journal.openings().save(new Opening.Pickup(7, "d-1", 2));
            journal.openings().save(new Opening.Deposit(8, "T1"));
            journal.openings().save(new Opening.Service(9));
            journal.collected().add("d-0", 1);
            journal.disabled().add(4);
            journal.clock().save(new ClockReading(NOON, Duration.ofMillis(-1500)));
            journal.keys().save(KEYS, "the file");
            journal.deposits().save(8, ParcelDigest.of("T1"));
            journal.commands().save(result);
        });

        try (Journal copy = Journal.open(copyAsAPowerCutLeavesIt())) {
            assertThat(copy.outbox().oldest()).contains(event);
            assertThat(copy.manifest().signed()).contains(new byte[] {1, 2, 3});
            assertThat(copy.throttle().load()).isEqualTo(throttle);
            assertThat(copy.openings().all())
                    .containsExactly(
                            new Opening.Pickup(7, "d-1", 2), new Opening.Deposit(8, "T1"), new Opening.Service(9));
            assertThat(copy.collected().contains("d-0", 1)).isTrue();
            assertThat(copy.disabled().contains(4)).isTrue();
            assertThat(copy.clock().load()).isEqualTo(new ClockReading(NOON, Duration.ofMillis(-1500)));
            assertThat(copy.keys().load("the file")).contains(KEYS);
            assertThat(copy.deposits().in(8)).contains(ParcelDigest.of("T1"));
            assertThat(copy.commands().find(result.commandId())).contains(result);
        }
    }

    @Test
    void forgetsAStepThatAPowerCutInterrupted() throws IOException {
        add("a");
        Path[] copy = new Path[1];
        journal.atomically(() -> {
            journal.outbox().nextSequence();
            journal.collected().add("d-1", 1);
            copy[0] = copyAsAPowerCutLeavesIt();
        });

        try (Journal after = Journal.open(copy[0])) {
            assertThat(after.collected().contains("d-1", 1)).isFalse();
            assertThat(after.outbox().nextSequence()).isEqualTo(2);
        }
    }

    @Test
    void remembersWhichAnswersTheBrokerHas() {
        Ack.CommandResult sent = new Ack.CommandResult(UUID.randomUUID(), CommandOutcome.DONE, "a", NOON);
        Ack.CommandResult kept = new Ack.CommandResult(UUID.randomUUID(), CommandOutcome.FAILED, "b", NOON);
        journal.commands().save(sent);
        journal.commands().save(kept);

        journal.commands().acknowledged(sent);

        assertThat(journal.commands().unacknowledged()).containsExactly(kept);
        assertThat(journal.commands().find(sent.commandId())).contains(sent);
    }

    @Test
    void doesNotTakeAnEarlierAnswerForTheLatest() {
        UUID commandId = UUID.randomUUID();
        Ack.CommandResult failed = new Ack.CommandResult(commandId, CommandOutcome.FAILED, "a", NOON);
        Ack.CommandResult done = new Ack.CommandResult(commandId, CommandOutcome.DONE, "b", NOON);
        journal.commands().save(failed);
        journal.commands().save(done);

        journal.commands().acknowledged(failed);

        assertThat(journal.commands().unacknowledged()).containsExactly(done);
    }

    @Test
    void takingAParcelEndsItsCodeAndThoseBefore() {
        journal.collected().add("d-1", 2);

        assertThat(journal.collected().contains("d-1", 1)).isTrue();
        assertThat(journal.collected().contains("d-1", 2)).isTrue();
        assertThat(journal.collected().contains("d-1", 3)).isFalse();
    }

    @Test
    void belongsToOneControllerAtATime() {
        assertThatThrownBy(() -> Journal.open(directory.resolve("locker.journal")))
                .isInstanceOf(JournalFailed.class)
                .hasMessageEndingWith("is another controller using it?");
    }

    @Test
    void refusesAFileThatIsNoJournal() throws IOException {
        Path file = Files.writeString(directory.resolve("other"), "this is a text, and long enough to be looked at");

        assertThatThrownBy(() -> Journal.open(file)).isInstanceOf(JournalFailed.class);
    }

    @Test
    void opensAJournalFromBeforeThereWasABudgetOfGuesses() throws SQLException {
        Path file = directory.resolve("old.journal");
        try (var old = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = old.createStatement()) {
            statement.execute("CREATE TABLE throttle (one INTEGER PRIMARY KEY CHECK (one = 1),"
                    + " wrongCodes INTEGER NOT NULL, countedAt TEXT NOT NULL, lockedUntil TEXT NOT NULL)");
            statement.execute("INSERT INTO throttle VALUES (1, 140, '2026-11-23T12:00:00Z', '2026-11-23T12:40:00Z')");
        }

        try (Journal reopened = Journal.open(file)) {
            assertThat(reopened.throttle().load())
                    .isEqualTo(new Throttle(Throttle.MOST, NOON, NOON.plusSeconds(40 * 60)));
            assertThat(reopened.clock().load()).isEqualTo(new ClockReading(NOON, Duration.ZERO));
        }
    }

    private static Ack.CommandResult diagnosed() throws MalformedMessage {
        return (Ack.CommandResult) Ack.parse(Contract.read("ack-command-diagnosed.json"));
    }

    private static Ack.CommandResult done() {
        return new Ack.CommandResult(UUID.randomUUID(), CommandOutcome.DONE, "opened", NOON);
    }

    /// Commands of which the last one is done with.
    private void others(int count) {
        List<Ack.CommandResult> others =
                IntStream.range(0, count).mapToObj(_ -> done()).toList();
        journal.atomically(() -> others.forEach(journal.commands()::save));
        journal.commands().acknowledged(others.getLast());
    }

    private LockerEvent add(String trackingNumber) {
        LockerEvent[] event = new LockerEvent[1];
        journal.atomically(() -> {
            long sequence = journal.outbox().nextSequence();
            event[0] = new LockerEvent(UUID.randomUUID(), sequence, NOON, new Happening.Deposited(7, trackingNumber));
            journal.outbox().add(event[0]);
        });
        return event[0];
    }

    private void reopen() {
        journal.close();
        open();
    }

    /// The files as they are on the disk at this moment, with the journal still open.
    private Path copyAsAPowerCutLeavesIt() {
        try {
            Path target = Files.createTempDirectory(directory, "copy").resolve("locker.journal");
            for (String suffix : new String[] {"", "-wal"}) {
                Files.copy(directory.resolve("locker.journal" + suffix), Path.of(target + suffix));
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
