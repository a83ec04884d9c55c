package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Sighting.CodeTyped;
import dev.latchkey.local.simulation.judge.Sighting.TakenOut;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Whoever takes a parcel out has just typed its code.
final class NothingTakenWithoutItsCode implements Rule {

    private final Map<String, CodeTyped> lastAtPanel = new HashMap<>();

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        switch (sighting) {
            case CodeTyped it -> lastAtPanel.put(it.lockerId(), it);
            case TakenOut it -> check(it, known, verdict);
            default -> {}
        }
    }

    private void check(TakenOut taken, Known known, Verdict verdict) {
        var isByCode = Optional.ofNullable(lastAtPanel.get(taken.lockerId()))
                .filter(typed -> typed.opened().equals(Optional.of(taken.compartment())))
                .filter(typed -> known.parcel(taken.deliveryId()).codes.containsKey(typed.digits()))
                .isPresent();
        if (!isByCode) {
            verdict.broken(taken.deliveryId(), taken.at(), "somebody took it without its code");
        }
    }
}
