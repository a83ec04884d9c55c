package dev.latchkey.digest;

import dev.latchkey.diagnosis.Cause;
import dev.latchkey.notice.Lane;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a day was like.
///
/// @param day by UTC
/// @param reports of people without a code, by cause
/// @param reached from the confirmed deposit to the first proof that the code has arrived
/// @param collected from the confirmed deposit to the pickup
/// @param unreachable recipients whom no message reached
/// @param lanes the messages that were sent, by channel and country
/// @param lockers those that had faults, the longest first
/// @param incidents those that were opened, by their ids
public record Digest(
        LocalDate day,
        Map<Cause, Long> reports,
        Took reached,
        Took collected,
        long unreachable,
        List<LaneFigures> lanes,
        List<LockerFigures> lockers,
        List<String> incidents) {

    public Digest {
        reports = Map.copyOf(reports);
        lanes = List.copyOf(lanes);
        lockers = List.copyOf(lockers);
        incidents = List.copyOf(incidents);
    }

    /// How long something took; at most 5 % wrong.
    ///
    /// @param half the median
    public record Took(long count, Optional<Duration> half, Optional<Duration> most) {

        static Took of(Histogram histogram) {
            return new Took(histogram.count(), histogram.within(50), histogram.within(95));
        }
    }

    /// @param received of those that were sent
    public record LaneFigures(Lane lane, long sent, long received) {}

    /// @param faulty for how long it had a fault, however many at once
    public record LockerFigures(String lockerId, Duration faulty) {}
}
