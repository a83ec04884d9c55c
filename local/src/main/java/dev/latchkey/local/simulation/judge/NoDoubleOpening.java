package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Sighting.DoorOpened;

/// Whatever is entered, shown or sent opens one door once; and no door opens by itself.
final class NoDoubleOpening implements Rule {

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        if (sighting instanceof DoorOpened opened
                && known.openings().untaken(opened).isEmpty()) {
            verdict.broken(
                    known.in(opened.lockerId(), opened.compartment())
                            .map(parcel -> parcel.deliveryId)
                            .orElse(opened.lockerId()),
                    opened.at(),
                    "compartment " + opened.compartment() + " of " + opened.lockerId() + " opened by itself");
        }
    }
}
