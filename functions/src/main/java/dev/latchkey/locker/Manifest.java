package dev.latchkey.locker;

import java.time.Instant;
import java.util.List;

/// All grants of a locker that live at one moment. The higher version is the newer truth.
public record Manifest(String lockerId, long version, Instant issuedAt, List<Grant> grants) {

    public Manifest {
        grants = List.copyOf(grants);
    }
}
