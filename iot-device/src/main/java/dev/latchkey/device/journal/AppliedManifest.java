package dev.latchkey.device.journal;

import java.util.Optional;

/// The last manifest that was applied, in the bytes that were signed.
public final class AppliedManifest {

    private final Database database;

    AppliedManifest(Database database) {
        this.database = database;
    }

    public void save(long version, byte[] signed) {
        database.update("INSERT OR REPLACE INTO manifest VALUES (1, ?, ?)", version, signed);
    }

    public Optional<byte[]> signed() {
        return database.first(row -> row.getBytes(1), "SELECT signed FROM manifest");
    }
}
