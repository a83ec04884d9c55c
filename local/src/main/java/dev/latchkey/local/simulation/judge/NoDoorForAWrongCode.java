package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Known.Parcel;
import dev.latchkey.local.simulation.judge.Sighting.CodeTyped;

/// A door opens for the code that its parcel's recipient was sent, and for nothing else; and for that only until
/// the parcel is out.
final class NoDoorForAWrongCode implements Rule {

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        if (sighting instanceof CodeTyped typed && typed.opened().isPresent()) {
            check(typed, typed.opened().get(), known, verdict);
        }
    }

    private static void check(CodeTyped typed, int compartment, Known known, Verdict verdict) {
        var parcel = known.in(typed.lockerId(), compartment);
        if (parcel.isEmpty()) {
            verdict.broken(typed.lockerId(), typed.at(), "compartment " + compartment + " opened, which was empty");
        } else if (!newest(parcel.get()).equals(typed.digits())) {
            verdict.broken(
                    parcel.get().deliveryId, typed.at(), "its door opened for digits that are not its newest code");
        }
    }

    /// Codes are kept in the order in which they were first shown; a rotated one is valid no longer.
    private static String newest(Parcel parcel) {
        return parcel.codes.isEmpty() ? "" : parcel.codes.lastEntry().getKey();
    }
}
