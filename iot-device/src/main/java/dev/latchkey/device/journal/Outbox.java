package dev.latchkey.device.journal;

import dev.latchkey.device.message.LockerEvent;
import dev.latchkey.device.message.MalformedMessage;
import java.util.Optional;

/// Events that the broker has not acknowledged yet, in the order of their sequence.
public final class Outbox {

    private final Database database;

    Outbox(Database database) {
        this.database = database;
    }

    /// The next number of the sequence. It is used up only when the surrounding transaction is committed.
    public long nextSequence() {
        database.update("UPDATE counter SET sequence = sequence + 1");
        return database.first(row -> row.getLong(1), "SELECT sequence FROM counter")
                .orElseThrow();
    }

    public void add(LockerEvent event) {
        database.update("INSERT INTO outbox VALUES (?, ?)", event.sequence(), event.toJson());
    }

    /// The event that is to be sent next.
    public Optional<LockerEvent> oldest() {
        return database.first(row -> row.getBytes(1), "SELECT event FROM outbox ORDER BY sequence LIMIT 1")
                .map(Outbox::parse);
    }

    public void remove(LockerEvent event) {
        database.update("DELETE FROM outbox WHERE sequence = ?", event.sequence());
    }

    /// Takes no longer after days without a network, which counting would.
    public boolean isEmpty() {
        return database.first(row -> true, "SELECT 1 FROM outbox LIMIT 1").isEmpty();
    }

    public long size() {
        return database.first(row -> row.getLong(1), "SELECT count(*) FROM outbox")
                .orElseThrow();
    }

    private static LockerEvent parse(byte[] event) {
        try {
            return LockerEvent.parse(event);
        } catch (MalformedMessage e) {
            throw new JournalFailed("the journal holds an event that this version cannot read", e);
        }
    }
}
