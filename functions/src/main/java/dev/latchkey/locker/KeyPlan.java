package dev.latchkey.locker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which keys sign, or may have signed, what one locker is to believe; kept with the locker.
///
/// @param revision how often it was changed; a write states the revision it was made from
/// @param present the version of the master key whose signing key signs now
/// @param next announced, but it signs nothing yet
/// @param retired signed before; announced until everything that they signed is over
public record KeyPlan(long revision, String present, Optional<Next> next, List<Retired> retired) {

    public KeyPlan {
        retired = List.copyOf(retired);
    }

    /// @param announcedFrom a manifest of this version or a later one announces it
    public record Next(String kid, long announcedFrom) {}

    /// @param until when nothing that it signed is good any more
    public record Retired(VerificationKey key, Instant until) {}

    /// Of a locker whose key was never changed.
    static KeyPlan of(Locker locker) {
        return new KeyPlan(0, locker.keyVersion(), Optional.empty(), List.of());
    }

    /// Whether signatures by this key are, were or are about to be believed.
    boolean knows(String kid) {
        return Stream.concat(
                        Stream.concat(Stream.of(present), next.map(Next::kid).stream()),
                        retired.stream().map(it -> it.key().kid()))
                .anyMatch(kid::equals);
    }

    boolean isAnnounced(long appliedVersion) {
        return next.filter(it -> it.announcedFrom() <= appliedVersion).isPresent();
    }

    /// The next key signs from now on.
    ///
    /// @param last the one that has signed until now
    KeyPlan switched(VerificationKey last, Instant until) {
        var all = Stream.concat(retired.stream(), Stream.of(new Retired(last, until)));
        return new KeyPlan(revision, next.orElseThrow().kid(), Optional.empty(), all.toList());
    }

    KeyPlan withoutNext() {
        return new KeyPlan(revision, present, Optional.empty(), retired);
    }

    KeyPlan withoutEnded(Instant now) {
        return new KeyPlan(
                revision,
                present,
                next,
                retired.stream().filter(it -> it.until().isAfter(now)).toList());
    }
}
