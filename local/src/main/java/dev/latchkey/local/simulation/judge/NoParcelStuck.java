package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Known.Parcel;
import dev.latchkey.local.simulation.judge.Sighting.CaseOpened;
import dev.latchkey.local.simulation.judge.Sighting.CodeTyped;
import dev.latchkey.local.simulation.judge.Sighting.DoorOpened;
import dev.latchkey.local.simulation.judge.Sighting.DoorResisted;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Nobody stands before a shut door with the right code and hears nothing more of it: the parcel gets out, or its
/// recipient is told, or people have a case. Soon where the door itself resisted and the locker could say so; within a
/// day where it was cut off, the panel took no code, or the power was gone.
final class NoParcelStuck implements Rule {

    /// Word of a door that does not open can reach its recipient before they have given up.
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private static final Duration OPENS_WITHIN = Duration.ofSeconds(10);
    private static final Duration DOOR_RESISTS = Duration.ofHours(4);
    private static final Duration ANYTHING_ELSE = Duration.ofHours(24);

    private final Duration pickupWindow;
    private final Map<String, Instant> tries = new HashMap<>();
    private final Map<String, Instant> failures = new HashMap<>();
    private final Map<String, Instant> resisted = new HashMap<>();

    /// @param pickupWindow how long a code opens its door
    NoParcelStuck(Duration pickupWindow) {
        this.pickupWindow = pickupWindow;
    }

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        switch (sighting) {
            case CodeTyped typed ->
                known.at(typed.lockerId())
                        .filter(parcel -> isRight(typed, parcel, known))
                        .forEach(parcel -> tried(parcel.deliveryId, typed.at()));
            case DoorOpened opened ->
                known.in(opened.lockerId(), opened.compartment())
                        .ifPresent(parcel -> opened(parcel.deliveryId, opened.at()));
            case DoorResisted it -> resisted.putIfAbsent(it.deliveryId(), it.at());
            default -> {}
        }
    }

    private boolean isRight(CodeTyped typed, Parcel parcel, Known known) {
        return known.isCode(typed.digits(), parcel, typed.lockerId())
                && parcel.cancelled.isEmpty()
                && typed.at().isBefore(parcel.codes.get(typed.digits()).plus(pickupWindow));
    }

    private void tried(String deliveryId, Instant at) {
        Optional.ofNullable(tries.put(deliveryId, at)).ifPresent(earlier -> failures.putIfAbsent(deliveryId, earlier));
    }

    private void opened(String deliveryId, Instant at) {
        Optional.ofNullable(tries.remove(deliveryId))
                .filter(tried -> tried.plus(OPENS_WITHIN).isBefore(at))
                .ifPresent(tried -> failures.putIfAbsent(deliveryId, tried));
    }

    @Override
    public void ended(Instant at, Known known, Verdict verdict) {
        tries.forEach(failures::putIfAbsent);
        resisted.forEach((deliveryId, since) ->
                check(known, deliveryId, since, patience(known, deliveryId, since), at, verdict));
        failures.forEach((deliveryId, since) -> check(known, deliveryId, since, ANYTHING_ELSE, at, verdict));
    }

    private static Duration patience(Known known, String deliveryId, Instant at) {
        return known.parcel(deliveryId)
                .putIn
                .flatMap(put -> known.cutOffSince(put.lockerId(), at))
                .map(since -> ANYTHING_ELSE)
                .orElse(DOOR_RESISTS);
    }

    private static void check(
            Known known, String deliveryId, Instant since, Duration bound, Instant end, Verdict verdict) {
        var parcel = known.parcel(deliveryId);
        if (havePeopleACase(parcel, since, known) || looksCollected(parcel, since)) {
            return;
        }
        var wayOut = wayOut(parcel, since);
        if (wayOut.filter(at -> !at.isAfter(since.plus(bound))).isEmpty()) {
            verdict.broken(
                    parcel.deliveryId,
                    since,
                    "its door did not open, and for " + Duration.between(since, wayOut.orElse(end))
                            + " nothing was done or said");
        }
    }

    /// Of what happens at a locker that is cut off nobody can hear, so a case that was opened since then is worth as
    /// much.
    private static boolean havePeopleACase(Parcel parcel, Instant at, Known known) {
        return parcel.putIn
                .flatMap(put -> known.cutOffSince(put.lockerId(), at))
                .filter(since -> parcel.cases.stream()
                        .anyMatch(it -> it.at().isAfter(since) && it.at().isBefore(at)))
                .isPresent();
    }

    /// Behind a broken sensor, whoever opens the door and leaves the parcel there has collected it for all to see.
    private static boolean looksCollected(Parcel parcel, Instant at) {
        return parcel.isUnseen && parcel.pickupReported.filter(at::isAfter).isPresent();
    }

    private static Optional<Instant> wayOut(Parcel parcel, Instant since) {
        return Stream.of(
                        parcel.takenOut.stream().map(Sighting::at),
                        parcel.carried.stream(),
                        parcel.messagesSeen.stream(),
                        parcel.cases.stream().map(CaseOpened::at))
                .flatMap(heard -> heard)
                .filter(at -> !at.isBefore(since.minus(AT_ONCE)))
                .min(Instant::compareTo);
    }
}
