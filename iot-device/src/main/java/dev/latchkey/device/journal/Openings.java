package dev.latchkey.device.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The doors that were released and have not been seen to close since. Kept in memory too, since they are asked for
/// at every look at the doors.
public final class Openings {

    private static final String SELECT = "SELECT compartment, deliveryId, codeVersion, trackingNumber FROM opening";

    private final Database database;
    private Optional<List<Opening>> loaded = Optional.empty();

    Openings(Database database) {
        this.database = database;
    }

    /// Takes the place of an earlier opening of the same compartment.
    public void save(Opening opening) {
        switch (opening) {
            case Opening.Pickup it -> insert(it.compartment(), it.deliveryId(), it.codeVersion(), null);
            case Opening.Deposit it -> insert(it.compartment(), null, null, it.trackingNumber());
            case Opening.Service it -> insert(it.compartment(), null, null, null);
        }
    }

    private void insert(int compartment, String deliveryId, Integer codeVersion, String trackingNumber) {
        database.update(
                "INSERT OR REPLACE INTO opening VALUES (?, ?, ?, ?)",
                compartment,
                deliveryId,
                codeVersion,
                trackingNumber);
        loaded = Optional.empty();
    }

    public Optional<Opening> of(int compartment) {
        return all().stream()
                .filter(opening -> opening.compartment() == compartment)
                .findFirst();
    }

    public List<Opening> all() {
        if (loaded.isEmpty()) {
            loaded = Optional.of(List.copyOf(database.list(Openings::read, SELECT + " ORDER BY compartment")));
        }
        return loaded.get();
    }

    /// Removes this opening in a step of its own, unless another one of the same compartment has taken its place.
    public void remove(Opening opening) {
        of(opening.compartment())
                .filter(opening::equals)
                .ifPresent(it -> database.atomically(() -> remove(it.compartment())));
    }

    /// Removes it, and what was seen of its door.
    public void remove(int compartment) {
        database.update("DELETE FROM opening WHERE compartment = ?", compartment);
        database.update("DELETE FROM sighting WHERE compartment = ?", compartment);
        loaded = Optional.empty();
    }

    private static Opening read(ResultSet row) throws SQLException {
        int compartment = row.getInt(1);
        if (row.getString(2) != null) {
            return new Opening.Pickup(compartment, row.getString(2), row.getInt(3));
        }
        return row.getString(4) == null
                ? new Opening.Service(compartment)
                : new Opening.Deposit(compartment, row.getString(4));
    }
}
