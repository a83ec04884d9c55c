package dev.latchkey.device.journal;

import dev.latchkey.device.cabinet.Occupancy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What was behind each door when it was last known to be closed. Kept in memory too, since it is asked for every
/// minute.
public final class Contents {

    private final Database database;
    private Optional<Map<Integer, Occupancy>> loaded = Optional.empty();

    Contents(Database database) {
        this.database = database;
    }

    public void save(int compartment, Occupancy occupancy) {
        database.update("INSERT OR REPLACE INTO content VALUES (?, ?)", compartment, occupancy.name());
        loaded = Optional.empty();
    }

    public Optional<Occupancy> of(int compartment) {
        return Optional.ofNullable(all().get(compartment));
    }

    private Map<Integer, Occupancy> all() {
        if (loaded.isEmpty()) {
            Map<Integer, Occupancy> contents = new HashMap<>();
            database.list(
                    row -> contents.put(row.getInt(1), Occupancy.valueOf(row.getString(2))),
                    "SELECT compartment, occupancy FROM content");
            loaded = Optional.of(contents);
        }
        return loaded.get();
    }
}
