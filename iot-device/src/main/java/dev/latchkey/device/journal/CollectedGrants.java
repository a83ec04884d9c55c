package dev.latchkey.device.journal;

/// The codes behind which a parcel was taken out: they and those before them never open again, whatever a manifest,
/// a decision or a token says.
///
/// A code that is rotated afterwards is another one and opens, so that a mistaken sensor can be put right.
public final class CollectedGrants {

    private final Database database;

    CollectedGrants(Database database) {
        this.database = database;
    }

    public void add(String deliveryId, int codeVersion) {
        database.update("INSERT OR IGNORE INTO collected VALUES (?, ?)", deliveryId, codeVersion);
    }

    public boolean contains(String deliveryId, int codeVersion) {
        return database.first(
                        row -> true,
                        "SELECT 1 FROM collected WHERE deliveryId = ? AND codeVersion >= ?",
                        deliveryId,
                        codeVersion)
                .isPresent();
    }
}
