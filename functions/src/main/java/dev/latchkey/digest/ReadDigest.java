package dev.latchkey.digest;

import dev.latchkey.digest.Digests.Written;
import dev.latchkey.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;

/// Gives a day's digest.
public final class ReadDigest {

    private final Digests digests;

    public ReadDigest(Digests digests) {
        this.digests = digests;
    }

    public Optional<JsonObject> read(LocalDate day) {
        return digests.find(day).map(Written::document).map(JsonObject::parse);
    }
}
