package dev.latchkey.device.journal;

import dev.latchkey.device.time.ClockReading;
import java.time.Duration;
import java.time.Instant;

/// What the locker remembers of the time.
public final class ClockMemory {

    private static final ClockReading NOTHING = new ClockReading(Instant.EPOCH, Duration.ZERO);

    private final Database database;

    ClockMemory(Database database) {
        this.database = database;
    }

    public void save(ClockReading reading) {
        database.update(
                "INSERT OR REPLACE INTO clock VALUES (1, ?, ?)",
                reading.certain().toString(),
                reading.offset().toMillis());
    }

    /// 1970 and no offset, where the broker never said the time.
    public ClockReading load() {
        return database.first(
                        row -> new ClockReading(Instant.parse(row.getString(1)), Duration.ofMillis(row.getLong(2))),
                        "SELECT certain, offsetMillis FROM clock")
                .orElse(NOTHING);
    }
}
