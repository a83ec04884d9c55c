package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Sighting.CodeTyped;
import dev.latchkey.local.simulation.judge.Sighting.TakenOut;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Whoever takes a parcel out does so at a door that opened for its code.
final class NothingTakenWithoutItsCode implements Rule {

    private final Map<Door, CodeTyped> opened = new HashMap<>();

    private record Door(String lockerId, int compartment) {}

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        switch (sighting) {
            case CodeTyped it ->
                it.opened().ifPresent(compartment -> opened.put(new Door(it.lockerId(), compartment), it));
            case TakenOut it -> check(it, known, verdict);
            default -> {}
        }
    }

    private void check(TakenOut taken, Known known, Verdict verdict) {
        var isByCode = Optional.ofNullable(opened.remove(new Door(taken.lockerId(), taken.compartment())))
                .filter(typed -> known.parcel(taken.deliveryId()).codes.containsKey(typed.digits()))
                .isPresent();
        if (!isByCode) {
            verdict.broken(taken.deliveryId(), taken.at(), "somebody took it without its code");
        }
    }
}
