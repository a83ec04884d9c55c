package dev.latchkey.locker;

import java.time.Clock;

/// Publishes a locker's manifest so that the newest truth is the one that the broker retains.
///
/// The version is taken *before* the grants are read, and grants are written before this is called, so the
/// highest version always holds every earlier grant. Two publishers can overtake each other on the way to the
/// broker; whoever finds after publishing that a higher version was taken meanwhile publishes that one too, so
/// that the retained manifest is never left behind: the last message to reach the broker has the highest version.
///
/// A version may be published by several, since grants that are read after it was taken hold all that it must
/// hold. Taking yet another version instead would make every other publisher publish again in its turn: forty
/// parcels that are put into a locker at once would then send it hundreds of manifests.
public final class PublishManifest {

    /// With so many publishers at one locker at one time, one of the others has the last word.
    private static final int MAX_ROUNDS = 8;

    private final Lockers lockers;
    private final SigningKeys signingKeys;
    private final LockerLink link;
    private final Clock clock;

    public PublishManifest(Lockers lockers, SigningKeys signingKeys, LockerLink link, Clock clock) {
        this.lockers = lockers;
        this.signingKeys = signingKeys;
        this.link = link;
        this.clock = clock;
    }

    /// @return the version published last
    public long publish(Locker locker) {
        signingKeys.advance(locker);
        long version = lockers.nextManifestVersion(locker.lockerId());
        publish(locker, version);
        for (int round = 1; round < MAX_ROUNDS; round++) {
            long latest = lockers.latestManifestVersion(locker.lockerId());
            if (latest == version) {
                return version;
            }
            version = latest;
            publish(locker, version);
        }
        return version;
    }

    private void publish(Locker locker, long version) {
        var now = clock.instant();
        // Read after the version was taken: a key that is announced from a lower version on is among them.
        var keys = signingKeys.of(locker);
        var grants = lockers.grants(locker.lockerId(), now);
        var manifest = new Manifest(locker.lockerId(), version, now, grants, keys.announced());
        link.publishManifest(locker.lockerId(), SignedManifest.write(manifest, keys.present()));
    }
}
