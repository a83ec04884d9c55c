package dev.latchkey.notice;

import dev.latchkey.notice.ChannelHealth.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// When a channel counts as failing for everybody in a country, and who goes on trying it.
///
/// @param window how far back messages are looked at
/// @param thresholdPercent of messages that must have arrived
/// @param minimum of messages that a judgement needs; with fewer in the window the newest ones before it count too
/// @param probeEvery one in so many deliveries keeps its order, and so finds out when the channel works again
public record HealthPolicy(Duration window, int thresholdPercent, int minimum, int probeEvery) {

    /// Judges by the newest counts that are old enough: of a message younger than its channel's deadline nobody
    /// knows yet. What lies before the window counts only as far as the minimum needs it, so that a failing
    /// channel that few use does not count as well again because nobody uses it.
    ///
    /// @param counts of one lane, in any order
    /// @param deadline the channel's
    public boolean isFailing(List<Count> counts, Instant now, Duration deadline) {
        var end = now.minus(deadline).minus(ChannelHealth.SPAN);
        var start = end.minus(window);
        var newestFirst = counts.stream()
                .filter(count -> !count.from().isAfter(end))
                .sorted(Comparator.comparing(Count::from).reversed())
                .toList();
        long sent = 0;
        long received = 0;
        for (var count : newestFirst) {
            if (count.from().isAfter(start) || sent < minimum) {
                sent += count.sent();
                received += count.received();
            }
        }
        return sent >= minimum && received * 100 < sent * thresholdPercent;
    }

    /// Whether this delivery's messages keep their order in spite of a failing channel: the same at every round.
    public boolean isProbe(String deliveryId) {
        return Math.floorMod(deliveryId.hashCode(), probeEvery) == 0;
    }
}
