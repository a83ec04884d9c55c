package dev.latchkey.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How many messages went out in each lane and how many of them arrived, counted by the time of sending.
///
/// Counts are figures, not facts of a delivery: a function that is run again may count twice, and a count may be
/// lost.
public interface ChannelHealth {

    /// The span of one count.
    Duration SPAN = Duration.ofMinutes(5);

    /// How far back counts are kept at least.
    Duration KEPT = Duration.ofDays(1);

    /// A message was handed to the lane's provider, whatever it answered.
    ///
    /// @return false where the count was lost, since whatever keeps it is throttling or out of order
    boolean sent(Lane lane, Instant at);

    /// That message has arrived.
    ///
    /// @param sentAt when it was sent, not when it arrived
    /// @return false where the count was lost
    boolean received(Lane lane, Instant sentAt);

    /// The counts since a moment, oldest first; spans in which nothing was sent are left out.
    List<Count> since(Lane lane, Instant from);

    /// The start of the span in which a moment lies.
    static Instant spanOf(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() - Math.floorMod(at.getEpochSecond(), SPAN.toSeconds()));
    }

    /// Of the messages sent within [#SPAN] from then on.
    ///
    /// @param received up to now
    record Count(Instant from, long sent, long received) {}
}
