package dev.latchkey.device.journal;

import dev.latchkey.device.token.ParcelDigest;
import java.util.Optional;

/// Whose parcel a courier last brought to each compartment.
public final class LastDeposits {

    private final Database database;

    LastDeposits(Database database) {
        this.database = database;
    }

    public void save(int compartment, ParcelDigest parcel) {
        database.update("INSERT OR REPLACE INTO deposit VALUES (?, ?)", compartment, parcel.text());
    }

    /// Empty where no courier has used this compartment since the journal began.
    public Optional<ParcelDigest> in(int compartment) {
        return database.first(
                row -> new ParcelDigest(row.getString(1)),
                "SELECT parcel FROM deposit WHERE compartment = ?",
                compartment);
    }
}
