package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Sighting.Attempt;
import dev.latchkey.local.simulation.judge.Sighting.CodeTyped;
import dev.latchkey.local.simulation.judge.Sighting.CommandArrived;
import dev.latchkey.local.simulation.judge.Sighting.CourierCame;
import dev.latchkey.local.simulation.judge.Sighting.KeyTurned;
import dev.latchkey.local.simulation.judge.Sighting.TakenOut;
import dev.latchkey.local.simulation.judge.Sighting.TokenShown;

/// Whoever takes a parcel out does so at a door that opened for its code.
final class NothingTakenWithoutItsCode implements Rule {

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        if (sighting instanceof TakenOut taken && !isByCode(taken, known)) {
            verdict.broken(taken.deliveryId(), taken.at(), "somebody took it without its code");
        }
    }

    /// A command opens a door for whoever people at support, or a confirmed jam, let in.
    private static boolean isAllowed(Attempt cause, TakenOut taken, Known known) {
        return switch (cause) {
            case CodeTyped typed -> known.parcel(taken.deliveryId()).codes.containsKey(typed.digits());
            case TokenShown _, CommandArrived _ -> true;
            case KeyTurned _, CourierCame _ -> false;
        };
    }

    private static boolean isByCode(TakenOut taken, Known known) {
        return known.openings()
                .lastCause(taken.lockerId(), taken.compartment())
                .filter(cause -> isAllowed(cause, taken, known))
                .isPresent();
    }
}
