package dev.latchkey.locker;

import dev.latchkey.locker.Standing.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All lockers that were provisioned, for those who look after many of them. What is read here may lag behind by a
/// moment.
public interface Fleet {

    /// Keeps how a locker stands, in place of how it stood.
    ///
    /// @param lookAt when to look at it again though nothing has been heard of it
    void keep(String lockerId, Standing standing, Instant lookAt);

    /// The lockers in a state in the order of their ids, at most so many.
    ///
    /// @param after the id of the last one of the page before; empty for the first page
    List<Overview> in(State state, String after, int most);

    /// What a list shows of a locker.
    ///
    /// @param heartbeat its newest one
    /// @param lookAt when to look at it again; empty where nobody has looked yet
    /// @param manifestVersion the highest that was published
    /// @param appliedVersion the highest that it has acknowledged; it opens for everybody it should once it has
    ///     the published one
    record Overview(
            String lockerId,
            String name,
            Standing standing,
            Optional<Heartbeat> heartbeat,
            Optional<Instant> lookAt,
            long manifestVersion,
            long appliedVersion) {

        public boolean isManifestBehind() {
            return appliedVersion < manifestVersion;
        }
    }

    /// What a locker said of itself last.
    ///
    /// @param heardAt by the cloud's clock
    record Heartbeat(
            Instant heardAt, String firmware, Optional<String> powerSource, Optional<Integer> batteryPercent) {}
}
