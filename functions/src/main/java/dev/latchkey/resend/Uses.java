package dev.latchkey.resend;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The requests that were let through lately, of one delivery or one agent.
///
/// @param of what they are counted for
/// @param revision how often it was changed; a write states the revision it was made from
/// @param uses oldest first
public record Uses(String of, long revision, List<Use> uses) {

    /// A request that was let through.
    public record Use(String requestId, Instant at) {}

    public Uses {
        uses = List.copyOf(uses);
    }

    public static Uses none(String of) {
        return new Uses(of, 0, List.of());
    }

    /// Whether this request was let through before: a step that runs again is no second request.
    boolean holds(String requestId) {
        return uses.stream().anyMatch(use -> use.requestId().equals(requestId));
    }

    /// From when on another one is let through; nothing where it is now.
    Optional<Instant> fullUntil(Instant now, Limit limit) {
        var lately = since(now.minus(limit.within()));
        var pause = lately.stream().map(use -> use.at().plus(limit.pause()));
        var window = lately.reversed().stream()
                .skip(limit.most() - 1L)
                .limit(1)
                .map(use -> use.at().plus(limit.within()));
        return Stream.concat(pause, window).filter(until -> until.isAfter(now)).max(Instant::compareTo);
    }

    /// With one more, and without those that count no more.
    Uses with(String requestId, Instant now, Limit limit) {
        var lately = since(now.minus(limit.within())).stream();
        return new Uses(
                of,
                revision,
                Stream.concat(lately, Stream.of(new Use(requestId, now))).toList());
    }

    /// When all of it may be forgotten.
    public Instant forgetAt() {
        return uses.getLast().at().plus(Duration.ofDays(2));
    }

    private List<Use> since(Instant start) {
        return uses.stream().filter(use -> use.at().isAfter(start)).toList();
    }
}
