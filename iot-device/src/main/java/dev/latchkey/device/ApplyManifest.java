package dev.latchkey.device;

import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.manifest.Manifest;
import dev.latchkey.device.manifest.ManifestVerifier;
import java.util.Map;
import java.util.Optional;

/// Applies a manifest that is genuine and newer than the one before: to the disk first, then acknowledged. The
/// same version is acknowledged again; a lower one is late and refused. One that is not genuine disturbs nothing
/// and is reported as a fault.
///
/// The keys that a manifest announces are the only ones from then on. So a key is changed in two steps, of which
/// each may last for as long as a locker is away: one manifest announces the next key beside the present one, a
/// later one is signed by the next and leaves the present one out.
final class ApplyManifest {

    private final ManifestVerifier verifier;
    private final TrustedKeys keys;
    private final Journal journal;
    private final Grants grants;
    private final Acknowledge acknowledge;
    private final Events events;
    private final LockerObserver observer;
    private int refused;

    ApplyManifest(
            ManifestVerifier verifier,
            TrustedKeys keys,
            Journal journal,
            Grants grants,
            Acknowledge acknowledge,
            Events events,
            LockerObserver observer) {
        this.verifier = verifier;
        this.keys = keys;
        this.journal = journal;
        this.grants = grants;
        this.acknowledge = acknowledge;
        this.events = events;
        this.observer = observer;
    }

    void received(byte[] signed) {
        switch (verifier.trusting(keys.now()).verify(signed)) {
            case ManifestVerifier.Genuine it -> received(it.manifest(), signed);
            case ManifestVerifier.Rejected it -> refuse(it.reason());
        }
    }

    private void received(Manifest manifest, byte[] signed) {
        int order = Long.compare(manifest.version(), grants.manifest().version());
        if (order > 0) {
            apply(manifest, signed);
        }
        if (order >= 0) {
            acknowledge.manifestApplied(manifest.version());
        } else {
            observer.manifestRefused("version " + manifest.version() + " is older than the one applied");
        }
    }

    private void apply(Manifest manifest, byte[] signed) {
        journal.atomically(() -> {
            journal.manifest().save(manifest.version(), signed);
            manifest.keys().ifPresent(keys::save);
        });
        manifest.keys().ifPresent(keys::adopt);
        grants.replace(manifest);
        observer.manifestApplied(manifest);
    }

    private void refuse(String reason) {
        refused++;
        Map<String, Object> evidence = Map.of("reason", reason, "refused", refused);
        events.record(FaultCode.MANIFEST_REFUSED.happening(Optional.empty(), evidence));
        observer.manifestRefused(reason);
    }

    /// How many were not genuine since the controller started.
    int refused() {
        return refused;
    }
}
