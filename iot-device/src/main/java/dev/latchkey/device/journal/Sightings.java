package dev.latchkey.device.journal;

import dev.latchkey.device.cabinet.Occupancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// What was seen of each door that was released, from before its release until its opening is removed; and how often
/// each
/// was seen to open at all.
public final class Sightings {

    private final Database database;

    Sightings(Database database) {
        this.database = database;
    }

    /// @param before what the occupancy sensor said before the release
    /// @param open whether the door's sensor has seen it open since
    public record Sighting(Occupancy before, boolean open) {}

    /// A door is about to be released.
    public void begin(int compartment, Sighting sighting) {
        database.update(
                "INSERT OR REPLACE INTO sighting VALUES (?, ?, ?)",
                compartment,
                sighting.before().name(),
                sighting.open() ? 1 : 0);
    }

    /// The door is open.
    public void opened(int compartment) {
        database.update("UPDATE sighting SET open = 1 WHERE compartment = ?", compartment);
    }

    public Optional<Sighting> of(int compartment) {
        return database.first(Sightings::read, "SELECT before, open FROM sighting WHERE compartment = ?", compartment);
    }

    /// Counts an opening.
    public void count(int compartment) {
        database.update(
                "INSERT INTO openings VALUES (?, 1) ON CONFLICT (compartment) DO UPDATE SET openings = openings + 1",
                compartment);
    }

    public long openings(int compartment) {
        return database.first(row -> row.getLong(1), "SELECT openings FROM openings WHERE compartment = ?", compartment)
                .orElse(0L);
    }

    private static Sighting read(ResultSet row) throws SQLException {
        return new Sighting(Occupancy.valueOf(row.getString(1)), row.getInt(2) == 1);
    }
}
