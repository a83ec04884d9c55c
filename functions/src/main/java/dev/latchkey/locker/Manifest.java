package dev.latchkey.locker;

import java.time.Instant;
import java.util.List;

/// All grants of a locker that live at one moment. The higher version is the newer truth.
///
/// @param keys all that may sign manifests and pickup tokens for the locker from now on
public record Manifest(
        String lockerId, long version, Instant issuedAt, List<Grant> grants, List<VerificationKey> keys) {

    public Manifest {
        grants = List.copyOf(grants);
        keys = List.copyOf(keys);
    }
}
