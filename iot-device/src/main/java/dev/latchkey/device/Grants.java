package dev.latchkey.device;

import dev.latchkey.device.code.CodeDigest;
import dev.latchkey.device.journal.CollectedGrants;
import dev.latchkey.device.journal.Journal;
import dev.latchkey.device.manifest.Grant;
import dev.latchkey.device.manifest.Manifest;
import dev.latchkey.device.manifest.ManifestVerifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the locker may open by itself: the grants of the applied manifest, less those that were collected here.
final class Grants {

    private final CollectedGrants collected;
    private Manifest manifest;

    private Grants(CollectedGrants collected, Manifest manifest) {
        this.collected = collected;
        this.manifest = manifest;
    }

    /// By the manifest that was applied last, verified once more: a disk can be tampered with, a key can have
    /// changed.
    static Grants restored(Journal journal, ManifestVerifier verifier) {
        Manifest manifest = journal.manifest()
                .signed()
                .map(verifier::verify)
                .flatMap(verdict ->
                        verdict instanceof ManifestVerifier.Genuine it ? Optional.of(it.manifest()) : Optional.empty())
                .orElse(Manifest.NONE);
        return new Grants(journal.collected(), manifest);
    }

    /// What the locker knows of a code.
    sealed interface Knowledge {}

    /// It opens this grant's compartment.
    record Valid(Grant grant) implements Knowledge {}

    /// It did open something, but its time is over or its parcel was collected.
    record Over() implements Knowledge {}

    record Unknown() implements Knowledge {}

    Knowledge of(CodeDigest digest, Instant now) {
        return manifest.find(digest).map(grant -> judge(grant, now)).orElseGet(Unknown::new);
    }

    private Knowledge judge(Grant grant, Instant now) {
        return grant.hasExpired(now) || isCollected(grant.deliveryId(), grant.codeVersion())
                ? new Over()
                : new Valid(grant);
    }

    boolean isCollected(String deliveryId, int codeVersion) {
        return collected.contains(deliveryId, codeVersion);
    }

    /// The grants for what is, as far as the locker knows, still behind this door; expired ones too.
    List<Grant> behind(int compartment) {
        return manifest.grants().stream()
                .filter(grant -> grant.compartment() == compartment)
                .filter(grant -> !isCollected(grant.deliveryId(), grant.codeVersion()))
                .toList();
    }

    Manifest manifest() {
        return manifest;
    }

    void replace(Manifest next) {
        manifest = next;
    }
}
