package dev.latchkey.locker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What has been done about a fault so far.
///
/// @param confirmedAt when the locker said, asked, that the fault is there
/// @param parcels the deliveries that were found behind it, in the order of their ids
/// @param warnedAt when the recipients of those that lay behind it began to be told
/// @param present the newest word that a recipient stands at the door
/// @param triedAt the time of the word for which the latch was tried last
/// @param technicianCalledAt when the work order went out
/// @param escalatedAt when people got the case
public record Handling(
        Optional<Instant> confirmedAt,
        List<String> parcels,
        Optional<Instant> warnedAt,
        Optional<Present> present,
        Optional<Instant> triedAt,
        Optional<Instant> technicianCalledAt,
        Optional<Instant> escalatedAt) {

    /// Nothing yet.
    public static final Handling NONE = new Handling(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Handling {
        parcels = parcels.stream().distinct().sorted().toList();
    }

    /// A recipient who has just proved to be one: by the right code, or on their own page.
    public record Present(String deliveryId, Instant at) {}

    /// The first confirmation counts.
    public Handling confirmed(Instant at) {
        return new Handling(
                confirmedAt.or(() -> Optional.of(at)),
                parcels,
                warnedAt,
                present,
                triedAt,
                technicianCalledAt,
                escalatedAt);
    }

    public Handling behind(List<String> found) {
        var all = Stream.concat(parcels.stream(), found.stream()).toList();
        return new Handling(confirmedAt, all, warnedAt, present, triedAt, technicianCalledAt, escalatedAt);
    }

    /// The first time counts.
    public Handling warned(Instant at) {
        return new Handling(
                confirmedAt,
                parcels,
                warnedAt.or(() -> Optional.of(at)),
                present,
                triedAt,
                technicianCalledAt,
                escalatedAt);
    }

    /// The newest word counts.
    public Handling present(Present word) {
        var newest = present.filter(known -> known.at().isAfter(word.at())).or(() -> Optional.of(word));
        return new Handling(confirmedAt, parcels, warnedAt, newest, triedAt, technicianCalledAt, escalatedAt);
    }

    public Handling tried(Instant wordAt) {
        return new Handling(
                confirmedAt, parcels, warnedAt, present, Optional.of(wordAt), technicianCalledAt, escalatedAt);
    }

    /// The first call counts.
    public Handling technicianCalled(Instant at) {
        return new Handling(
                confirmedAt,
                parcels,
                warnedAt,
                present,
                triedAt,
                technicianCalledAt.or(() -> Optional.of(at)),
                escalatedAt);
    }

    /// The first time counts.
    public Handling escalated(Instant at) {
        return new Handling(
                confirmedAt,
                parcels,
                warnedAt,
                present,
                triedAt,
                technicianCalledAt,
                escalatedAt.or(() -> Optional.of(at)));
    }
}
