package dev.latchkey.shipment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All interruptions of a pickup window, each once, in the order of time.
public record Interruptions(List<Interruption> all) {

    private static final Comparator<Interruption> BY_TIME = Comparator.comparing(Interruption::from)
            .thenComparing(Interruption::to)
            .thenComparing(Interruption::cause);

    public static final Interruptions NONE = new Interruptions(List.of());

    public Interruptions {
        all = all.stream().distinct().sorted(BY_TIME).toList();
    }

    public Interruptions and(Interruption another) {
        return new Interruptions(Stream.concat(all.stream(), Stream.of(another)).toList());
    }

    /// The time that they cover together, in whole seconds, rounded up: two at once count once.
    ///
    /// @param most what it comes to at most
    public Duration total(Duration most) {
        var total = Duration.ZERO;
        var covered = Instant.MIN;
        for (var each : all) {
            var from = each.from().isAfter(covered) ? each.from() : covered;
            if (each.to().isAfter(from)) {
                total = total.plus(Duration.between(from, each.to()));
                covered = each.to();
            }
        }
        var seconds = Duration.ofSeconds(total.plusNanos(999_999_999).toSeconds());
        return seconds.compareTo(most) < 0 ? seconds : most;
    }
}
