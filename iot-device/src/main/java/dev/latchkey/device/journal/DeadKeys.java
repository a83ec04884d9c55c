package dev.latchkey.device.journal;

import java.util.Set;
import java.util.stream.Collectors;

/// The keys of the keypad that never come.
public final class DeadKeys {

    private final Database database;

    DeadKeys(Database database) {
        this.database = database;
    }

    public void save(Set<Character> dead) {
        database.atomically(() -> {
            database.update("DELETE FROM deadKey");
            dead.forEach(key -> database.update("INSERT INTO deadKey VALUES (?)", String.valueOf(key)));
        });
    }

    public Set<Character> all() {
        return database.list(row -> row.getString(1).charAt(0), "SELECT key FROM deadKey").stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
