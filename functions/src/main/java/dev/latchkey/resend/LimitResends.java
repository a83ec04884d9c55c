package dev.latchkey.resend;

import dev.latchkey.shipment.TooMuchContention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lets so many requests through for a delivery, of support's and of its recipient's each, and so many of an agent. One
/// that is not let through counts for nothing.
public final class LimitResends {

    private static final Limit OF_A_DELIVERY = new Limit(5, Duration.ofHours(24), Duration.ofSeconds(30));
    private static final int TRIES = 40;

    private final Usage usage;
    private final Limit ofAnAgent;
    private final Limit ofTheUnnamed;
    private final Clock clock;

    /// @param perAgentAndHour how many one agent may make in an hour
    /// @param unnamedPerHour how many all may make together who type no name
    public LimitResends(Usage usage, int perAgentAndHour, int unnamedPerHour, Clock clock) {
        this.usage = usage;
        this.ofAnAgent = perHour(perAgentAndHour);
        this.ofTheUnnamed = perHour(unnamedPerHour);
        this.clock = clock;
    }

    private static Limit perHour(int most) {
        return new Limit(most, Duration.ofHours(1), Duration.ZERO);
    }

    /// The same request again is let through again, and counts once.
    ///
    /// @param deliveryId nothing for a parcel that nobody knows
    /// @return from when on another one will be let through, where this one is not
    Optional<Instant> letThrough(ResendRequest request, Optional<String> deliveryId) {
        var counts = new ArrayList<Count>();
        deliveryId.flatMap(request::countedFor).ifPresent(asked -> counts.add(new Count(asked, OF_A_DELIVERY)));
        var limit = request.wish().agent().isPresent() ? ofAnAgent : ofTheUnnamed;
        request.countedAs().ifPresent(asker -> counts.add(new Count("agent " + asker, limit)));
        for (int i = 0; i < TRIES; i++) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var standing = counts.stream().map(count -> count.read(usage)).toList();
            var full = fullUntil(standing, request.requestId(), now);
            if (full.isPresent() || write(standing, request.requestId(), now)) {
                return full;
            }
        }
        throw new TooMuchContention(request.requestId());
    }

    private static Optional<Instant> fullUntil(List<Standing> standing, String requestId, Instant now) {
        return standing.stream()
                .filter(count -> !count.uses().holds(requestId))
                .flatMap(count -> count.uses().fullUntil(now, count.limit()).stream())
                .max(Instant::compareTo);
    }

    private boolean write(List<Standing> standing, String requestId, Instant now) {
        var changed = standing.stream()
                .filter(count -> !count.uses().holds(requestId))
                .map(count -> count.uses().with(requestId, now, count.limit()))
                .toList();
        return changed.isEmpty() || usage.write(changed);
    }

    private record Count(String of, Limit limit) {

        Standing read(Usage usage) {
            return new Standing(usage.find(of), limit);
        }
    }

    private record Standing(Uses uses, Limit limit) {}
}
