package dev.latchkey.device.journal;

import dev.latchkey.device.message.HealthReport.ActiveFault;
import dev.latchkey.device.message.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The faults that are active. Kept in memory too, since they are asked for at every turn.
public final class FaultMemory {

    private static final int NO_COMPARTMENT = 0;

    private final Database database;
    private Optional<Map<Key, ActiveFault>> loaded = Optional.empty();

    FaultMemory(Database database) {
        this.database = database;
    }

    private record Key(String code, int compartment) {
        private static Key of(String code, Optional<Integer> compartment) {
            return new Key(code, compartment.orElse(NO_COMPARTMENT));
        }
    }

    public void add(ActiveFault fault) {
        Key key = Key.of(fault.code(), fault.compartment());
        database.update(
                "INSERT OR REPLACE INTO fault VALUES (?, ?, ?, ?)",
                key.code(),
                key.compartment(),
                fault.severity().name(),
                fault.since().toString());
        loaded = Optional.empty();
    }

    public void remove(String code, Optional<Integer> compartment) {
        Key key = Key.of(code, compartment);
        database.update("DELETE FROM fault WHERE code = ? AND compartment = ?", key.code(), key.compartment());
        loaded = Optional.empty();
    }

    public boolean contains(String code, Optional<Integer> compartment) {
        return faults().containsKey(Key.of(code, compartment));
    }

    /// Oldest first.
    public List<ActiveFault> all() {
        return List.copyOf(faults().values());
    }

    private Map<Key, ActiveFault> faults() {
        if (loaded.isEmpty()) {
            Map<Key, ActiveFault> faults = new LinkedHashMap<>();
            database.list(FaultMemory::read, "SELECT code, compartment, severity, since FROM fault ORDER BY rowid")
                    .forEach(fault -> faults.put(Key.of(fault.code(), fault.compartment()), fault));
            loaded = Optional.of(faults);
        }
        return loaded.get();
    }

    private static ActiveFault read(ResultSet row) throws SQLException {
        int compartment = row.getInt(2);
        return new ActiveFault(
                row.getString(1),
                Severity.valueOf(row.getString(3)),
                compartment == NO_COMPARTMENT ? Optional.empty() : Optional.of(compartment),
                Instant.parse(row.getString(4)));
    }
}
