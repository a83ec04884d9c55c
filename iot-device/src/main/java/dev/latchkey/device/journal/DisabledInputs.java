package dev.latchkey.device.journal;

import dev.latchkey.device.message.Input;

/// The inputs that the cloud took out of use.
public final class DisabledInputs {

    private final Database database;

    DisabledInputs(Database database) {
        this.database = database;
    }

    public void add(Input input) {
        database.update("INSERT OR IGNORE INTO disabledInput VALUES (?)", input.name());
    }

    public void remove(Input input) {
        database.update("DELETE FROM disabledInput WHERE input = ?", input.name());
    }

    public boolean contains(Input input) {
        return database.first(row -> true, "SELECT 1 FROM disabledInput WHERE input = ?", input.name())
                .isPresent();
    }
}
