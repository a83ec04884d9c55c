package dev.latchkey.device.journal;

import java.nio.file.Path;
import java.sql.SQLException;

/// Everything that a locker must still know after a power cut.
///
/// What [#atomically] did is on the disk when it returns; what it did not finish never was. Not for several
/// threads at once.
public final class Journal implements AutoCloseable {

    private final Database database;
    private final Outbox outbox;
    private final AppliedManifest manifest;
    private final ThrottleMemory throttle;
    private final Openings openings;
    private final CollectedGrants collected;
    private final DisabledCompartments disabled;
    private final DisabledInputs disabledInputs;
    private final FaultMemory faults;
    private final Sightings sightings;
    private final Contents contents;
    private final DeadKeys deadKeys;
    private final CommandLog commands;
    private final ClockMemory clock;
    private final KeyMemory keys;
    private final LastDeposits deposits;

    private Journal(Database database) {
        this.database = database;
        outbox = new Outbox(database);
        manifest = new AppliedManifest(database);
        throttle = new ThrottleMemory(database);
        openings = new Openings(database);
        collected = new CollectedGrants(database);
        disabled = new DisabledCompartments(database);
        disabledInputs = new DisabledInputs(database);
        faults = new FaultMemory(database);
        sightings = new Sightings(database);
        contents = new Contents(database);
        deadKeys = new DeadKeys(database);
        commands = new CommandLog(database);
        clock = new ClockMemory(database);
        keys = new KeyMemory(database);
        deposits = new LastDeposits(database);
    }

    /// Opens the journal in this file, or begins one.
    ///
    /// @throws JournalFailed where the file cannot be used, or another controller uses it
    public static Journal open(Path file) {
        Database database = new Database(file);
        try {
            for (String table : Schema.TABLES) {
                database.run(table);
            }
            Journal journal = new Journal(database);
            journal.commands.endInterrupted();
            return journal;
        } catch (SQLException e) {
            database.close();
            throw new JournalFailed("cannot use the journal " + file, e);
        }
    }

    public void atomically(Runnable writes) {
        database.atomically(writes);
    }

    /// Does what is then undone, so that doing it in earnest finds everything loaded.
    public void rehearse(Runnable writes) {
        database.rehearse(writes);
    }

    public Outbox outbox() {
        return outbox;
    }

    public AppliedManifest manifest() {
        return manifest;
    }

    public ThrottleMemory throttle() {
        return throttle;
    }

    public Openings openings() {
        return openings;
    }

    public CollectedGrants collected() {
        return collected;
    }

    public DisabledCompartments disabled() {
        return disabled;
    }

    public DisabledInputs disabledInputs() {
        return disabledInputs;
    }

    public FaultMemory faults() {
        return faults;
    }

    public Sightings sightings() {
        return sightings;
    }

    public Contents contents() {
        return contents;
    }

    public DeadKeys deadKeys() {
        return deadKeys;
    }

    public CommandLog commands() {
        return commands;
    }

    public ClockMemory clock() {
        return clock;
    }

    public KeyMemory keys() {
        return keys;
    }

    public LastDeposits deposits() {
        return deposits;
    }

    @Override
    public void close() {
        database.close();
    }
}
