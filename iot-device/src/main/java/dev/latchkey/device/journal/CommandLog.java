package dev.latchkey.device.journal;

import dev.latchkey.device.message.Ack;
import dev.latchkey.device.message.CommandOutcome;
import dev.latchkey.device.message.HealthReport;
import dev.latchkey.device.message.MalformedMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The commands that were received, and how they ended: a repeated one is answered alike and not carried out again.
/// One that is under way has no answer yet; should a power cut end it, its answer is the one that it began with.
public final class CommandLog {

    private static final String SELECT =
            "SELECT commandId, outcome, detail, occurredAt, (SELECT report FROM commandReport"
                    + " WHERE commandReport.commandId = command.commandId) FROM command";

    private static final int UNACKNOWLEDGED = 0;
    private static final int ACKNOWLEDGED = 1;
    private static final int UNDER_WAY = 2;

    /// How many commands are remembered beyond those that the broker has no answer to. All of them have expired long
    /// before so many newer ones have come.
    private static final int REMEMBERED = 1000;

    private final Database database;

    CommandLog(Database database) {
        this.database = database;
    }

    /// Ends what a power cut interrupted. To be done once, before anything else.
    void endInterrupted() {
        database.update("UPDATE command SET acknowledged = ? WHERE acknowledged = ?", UNACKNOWLEDGED, UNDER_WAY);
    }

    /// How a command ended, if it did.
    public Optional<Ack.CommandResult> find(UUID commandId) {
        String ended = SELECT + " WHERE commandId = ? AND acknowledged <> ?";
        return database.first(CommandLog::read, ended, commandId.toString(), UNDER_WAY);
    }

    public boolean isUnderWay(UUID commandId) {
        String underWay = SELECT + " WHERE commandId = ? AND acknowledged = ?";
        return database.first(CommandLog::read, underWay, commandId.toString(), UNDER_WAY)
                .isPresent();
    }

    /// Saves that a command is under way.
    ///
    /// @param interrupted its result where the locker loses power before [#save]
    public void begin(Ack.CommandResult interrupted) {
        insert(interrupted, UNDER_WAY);
    }

    /// Saves a result that the broker has not acknowledged.
    public void save(Ack.CommandResult result) {
        insert(result, UNACKNOWLEDGED);
        result.report().ifPresent(report -> insert(result.commandId(), report));
    }

    private void insert(UUID commandId, HealthReport report) {
        database.update("INSERT OR REPLACE INTO commandReport VALUES (?, ?)", commandId.toString(), report.toJson());
    }

    private void insert(Ack.CommandResult result, int state) {
        database.update(
                "INSERT OR REPLACE INTO command VALUES (?, ?, ?, ?, ?)",
                result.commandId().toString(),
                result.outcome().name(),
                result.detail(),
                result.occurredAt().toString(),
                state);
    }

    /// The broker has this result. Where the command has another one by now, nothing is known of that.
    public void acknowledged(Ack.CommandResult result) {
        database.atomically(() -> {
            note(result);
            forget();
        });
    }

    private void note(Ack.CommandResult result) {
        database.update(
                "UPDATE command SET acknowledged = ?"
                        + " WHERE commandId = ? AND outcome = ? AND occurredAt = ? AND acknowledged = ?",
                ACKNOWLEDGED,
                result.commandId().toString(),
                result.outcome().name(),
                result.occurredAt().toString(),
                UNACKNOWLEDGED);
    }

    /// What nobody asks for any more, or a journal would grow for as long as its locker stands.
    private void forget() {
        database.update(
                "DELETE FROM command WHERE acknowledged = ? AND rowid <= (SELECT max(rowid) FROM command) - ?",
                ACKNOWLEDGED,
                REMEMBERED);
        database.update("DELETE FROM commandReport WHERE commandId NOT IN (SELECT commandId FROM command)");
    }

    /// The results that the cloud may not know yet, oldest first.
    public List<Ack.CommandResult> unacknowledged() {
        return database.list(CommandLog::read, SELECT + " WHERE acknowledged = ? ORDER BY rowid", UNACKNOWLEDGED);
    }

    private static Ack.CommandResult read(ResultSet row) throws SQLException {
        return new Ack.CommandResult(
                UUID.fromString(row.getString(1)),
                CommandOutcome.valueOf(row.getString(2)),
                row.getString(3),
                Optional.ofNullable(row.getBytes(5)).map(CommandLog::parse),
                Instant.parse(row.getString(4)));
    }

    private static HealthReport parse(byte[] report) {
        try {
            return HealthReport.parse(report);
        } catch (MalformedMessage e) {
            throw new JournalFailed("the journal holds a report that this version cannot read", e);
        }
    }
}
