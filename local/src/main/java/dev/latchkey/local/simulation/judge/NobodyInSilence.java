package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Known.Parcel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Within a bound after carrier and locker agree, the recipient has seen the code or people have a case; and
/// whatever was registered ends with one of the two.
final class NobodyInSilence implements Rule {

    /// Three rounds on three channels take half an hour and their pauses another; the rest is for steps that are
    /// tried again.
    private static final Duration BOUND = Duration.ofHours(4);

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {}

    @Override
    public void ended(Instant at, Known known, Verdict verdict) {
        known.parcels().stream()
                .filter(parcel -> parcel.registered.isPresent())
                .forEach(parcel -> check(parcel, at, verdict));
    }

    private static void check(Parcel parcel, Instant at, Verdict verdict) {
        var heard = heard(parcel);
        if (heard.isEmpty()) {
            verdict.broken(parcel.deliveryId, at, "neither its recipient nor people at support heard of it");
            return;
        }
        parcel.confirmed()
                .filter(confirmed -> heard.get().isAfter(confirmed.plus(BOUND)))
                .ifPresent(confirmed -> verdict.broken(
                        parcel.deliveryId,
                        heard.get(),
                        "silence for " + Duration.between(confirmed, heard.get()) + " after it was confirmed"));
    }

    private static Optional<Instant> heard(Parcel parcel) {
        return Stream.concat(
                        parcel.firstCodeSeen.stream(), parcel.cases.stream().map(Sighting.CaseOpened::at))
                .min(Instant::compareTo);
    }
}
