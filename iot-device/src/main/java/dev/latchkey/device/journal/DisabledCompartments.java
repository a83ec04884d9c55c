package dev.latchkey.device.journal;

/// The compartments that the cloud took out of service.
public final class DisabledCompartments {

    private final Database database;

    DisabledCompartments(Database database) {
        this.database = database;
    }

    public void add(int compartment) {
        database.update("INSERT OR IGNORE INTO disabled VALUES (?)", compartment);
    }

    public void remove(int compartment) {
        database.update("DELETE FROM disabled WHERE compartment = ?", compartment);
    }

    public boolean contains(int compartment) {
        return database.first(row -> true, "SELECT 1 FROM disabled WHERE compartment = ?", compartment)
                .isPresent();
    }
}
