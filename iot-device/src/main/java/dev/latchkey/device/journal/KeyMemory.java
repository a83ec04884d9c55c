package dev.latchkey.device.journal;

import dev.latchkey.device.manifest.KeyRing;
import dev.latchkey.device.manifest.SigningKey;
import java.util.List;
import java.util.Optional;

/// The keys that the last applied manifest announced.
public final class KeyMemory {

    private final Database database;

    KeyMemory(Database database) {
        this.database = database;
    }

    /// Takes the place of those before.
    ///
    /// @param announced each with its `kid`
    /// @param keyFile the fingerprint of the key file that stood beside the journal
    public void save(KeyRing announced, String keyFile) {
        database.update("DELETE FROM trustedKey");
        for (KeyRing.Key key : announced.keys()) {
            database.update(
                    "INSERT INTO trustedKey VALUES (?, ?, ?)",
                    key.kid().orElseThrow(),
                    key.key().x(),
                    keyFile);
        }
    }

    /// The keys that were saved beside this key file. Those beside another one are forgotten for good: whoever
    /// changes the file begins anew.
    public Optional<KeyRing> load(String keyFile) {
        database.update("DELETE FROM trustedKey WHERE keyFile <> ?", keyFile);
        List<KeyRing.Key> keys = database.list(
                row -> new KeyRing.Key(Optional.of(row.getString(1)), SigningKey.ofX(row.getString(2))),
                "SELECT kid, publicKey FROM trustedKey ORDER BY kid");
        return keys.isEmpty() ? Optional.empty() : Optional.of(new KeyRing(keys));
    }
}
