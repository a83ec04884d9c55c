package dev.latchkey.locker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How many wrong codes each panel has reported, counted by the time at which they were typed.
public interface WrongCodes {

    /// The span of one count.
    Duration SPAN = Duration.ofMinutes(5);

    /// How far back counts are kept at least.
    Duration KEPT = Duration.ofDays(7);

    /// Counts a wrong code; the same event again changes nothing.
    void count(String lockerId, String eventId, Instant typedAt);

    /// The counts of the spans that begin at a moment or later, oldest first; spans without a wrong code are left
    /// out.
    List<Count> since(String lockerId, Instant from);

    /// Keeps that a panel locked itself, where that ends later than what is known.
    void keep(String lockerId, LockOut lockOut);

    /// The lock-out of the panel that ends or ended last.
    Optional<LockOut> lockOut(String lockerId);

    /// The start of the span in which a moment lies.
    static Instant spanOf(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() - Math.floorMod(at.getEpochSecond(), SPAN.toSeconds()));
    }

    /// Of the wrong codes typed within [#SPAN] from then on.
    record Count(Instant from, long wrongCodes) {}

    /// A panel takes no codes.
    ///
    /// @param wrongCodes that it remembered when it locked itself
    record LockOut(Instant until, int wrongCodes) {}
}
