package dev.latchkey.device.journal;

import dev.latchkey.device.code.Throttle;
import java.time.Instant;

/// What the panel remembers of wrong codes.
public final class ThrottleMemory {

    private final Database database;

    ThrottleMemory(Database database) {
        this.database = database;
    }

    public void save(Throttle throttle) {
        database.update(
                "INSERT OR REPLACE INTO throttle VALUES (1, ?, ?, ?)",
                throttle.wrongCodes(),
                throttle.countedAt().toString(),
                throttle.lockedUntil().toString());
    }

    public Throttle load() {
        return database.first(
                        row -> new Throttle(
                                row.getInt(1), Instant.parse(row.getString(2)), Instant.parse(row.getString(3))),
                        "SELECT wrongCodes, countedAt, lockedUntil FROM throttle")
                .orElse(Throttle.NEW);
    }
}
