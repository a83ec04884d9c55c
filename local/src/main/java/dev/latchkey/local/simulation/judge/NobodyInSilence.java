package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Known.Parcel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Within a bound after carrier and locker agree, the recipient has seen the code, or a word on what keeps it, or
/// people have a case; and of whatever was registered somebody has heard. A code that is held, of which a warning
/// reaches nobody, is people's once they have had their time to decide.
final class NobodyInSilence implements Rule {

    /// Three rounds on three channels take half an hour and their pauses another; the rest is for steps that are
    /// tried again.
    private static final Duration BOUND = Duration.ofHours(4);

    private static final Duration BOUND_OF_HELD = Duration.ofHours(25);

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {}

    @Override
    public void ended(Instant at, Known known, Verdict verdict) {
        known.parcels().stream()
                .filter(parcel -> parcel.registered.isPresent())
                .forEach(parcel -> check(parcel, at, verdict));
    }

    private static void check(Parcel parcel, Instant at, Verdict verdict) {
        var from = parcel.depositReported.filter(ignored -> parcel.confirmed().isPresent());
        var heard = heard(parcel, from.orElse(Instant.MIN));
        var bound = parcel.isWarned ? BOUND_OF_HELD : BOUND;
        if (heard.isEmpty()) {
            verdict.broken(parcel.deliveryId, at, "neither its recipient nor people at support heard of it");
            return;
        }
        parcel.confirmed()
                .filter(confirmed -> heard.get().isAfter(confirmed.plus(bound)))
                .ifPresent(confirmed -> verdict.broken(
                        parcel.deliveryId,
                        heard.get(),
                        "silence for " + Duration.between(confirmed, heard.get()) + " after it was confirmed"));
    }

    private static Optional<Instant> heard(Parcel parcel, Instant from) {
        return Stream.of(
                        parcel.firstCodeSeen.stream(),
                        parcel.messagesSeen.stream().filter(at -> !at.isBefore(from)),
                        parcel.cases.stream().map(Sighting.CaseOpened::at))
                .flatMap(heard -> heard)
                .min(Instant::compareTo);
    }
}
