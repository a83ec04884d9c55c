package dev.latchkey.device.journal;

import dev.latchkey.device.token.ParcelDigest;
import java.util.Optional;

/// Whose parcel a courier last brought to each compartment, and whether anything was taken out of it since.
public final class LastDeposits {

    private final Database database;

    LastDeposits(Database database) {
        this.database = database;
    }

    public void save(int compartment, ParcelDigest parcel) {
        database.update("INSERT OR REPLACE INTO deposit VALUES (?, ?)", compartment, parcel.text());
        database.update("DELETE FROM emptied WHERE compartment = ?", compartment);
    }

    /// Something was taken out of a compartment.
    public void taken(int compartment) {
        database.update("INSERT OR IGNORE INTO emptied VALUES (?)", compartment);
    }

    /// Whether a courier has used this compartment since something was last taken out of it.
    public boolean isLeft(int compartment) {
        return database.first(
                        row -> true,
                        "SELECT 1 FROM deposit WHERE compartment = ? AND compartment NOT IN"
                                + " (SELECT compartment FROM emptied)",
                        compartment)
                .isPresent();
    }

    /// Empty where no courier has used this compartment since the journal began.
    public Optional<ParcelDigest> in(int compartment) {
        return database.first(
                row -> new ParcelDigest(row.getString(1)),
                "SELECT parcel FROM deposit WHERE compartment = ?",
                compartment);
    }
}
