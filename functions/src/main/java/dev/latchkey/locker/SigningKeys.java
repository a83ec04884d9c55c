package dev.latchkey.locker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Chooses the key that signs manifests and pickup tokens for a locker, and takes the locker over to a new one
/// without a moment in which it could not verify something that is good.
///
/// A new version of the master key is announced in the locker's manifests; it signs once the locker has applied one
/// that announces it; the old key is announced until everything that it signed is over. Each step is taken before a
/// manifest is published, one at a time: a locker to which nothing is sent stays where it is.
public final class SigningKeys {

    /// For whoever was signing with the old key at the moment of the change.
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Lockers lockers;
    private final MasterKeys masterKeys;
    private final Duration longestLife;
    private final Clock clock;

    /// @param longestLife of a pickup token, whatever extends its parcel's window
    public SigningKeys(Lockers lockers, MasterKeys masterKeys, Duration longestLife, Clock clock) {
        this.lockers = lockers;
        this.masterKeys = masterKeys;
        this.longestLife = longestLife;
        this.clock = clock;
    }

    /// @param present signs for the locker now
    /// @param announced all that the locker is to believe from now on, the present one first
    public record Keys(SigningKey present, List<VerificationKey> announced) {}

    public Keys of(Locker locker) {
        var plan = plan(locker);
        var present = key(plan.present());
        var announced = Stream.of(
                        Stream.of(present.verificationKey()),
                        plan.next().map(next -> key(next.kid()).verificationKey()).stream(),
                        plan.retired().stream().map(KeyPlan.Retired::key))
                .flatMap(keys -> keys)
                .toList();
        return new Keys(present, announced);
    }

    /// Takes the step that is due, if one is. Where somebody else takes it at the same time, theirs counts.
    void advance(Locker locker) {
        var plan = plan(locker);
        var current = masterKeys.current().version();
        if (plan.next().filter(next -> !next.kid().equals(current)).isPresent()) {
            lockers.changeKeys(locker.lockerId(), plan, plan.withoutNext());
        } else if (plan.next().isPresent()) {
            switchOver(locker, plan);
        } else if (!plan.knows(current)) {
            lockers.announceKey(locker.lockerId(), plan, current);
        } else {
            forgetEnded(locker, plan);
        }
    }

    private void switchOver(Locker locker, KeyPlan plan) {
        if (plan.isAnnounced(lockers.appliedManifestVersion(locker.lockerId()))) {
            var until = clock.instant().plus(longestLife).plus(MARGIN);
            var last = key(plan.present()).verificationKey();
            lockers.changeKeys(locker.lockerId(), plan, plan.switched(last, until));
        }
    }

    private void forgetEnded(Locker locker, KeyPlan plan) {
        var left = plan.withoutEnded(clock.instant());
        if (!left.equals(plan)) {
            lockers.changeKeys(locker.lockerId(), plan, left);
        }
    }

    private KeyPlan plan(Locker locker) {
        return lockers.keyPlan(locker.lockerId()).orElseGet(() -> KeyPlan.of(locker));
    }

    private SigningKey key(String version) {
        return masterKeys.version(version).signingKey();
    }
}
