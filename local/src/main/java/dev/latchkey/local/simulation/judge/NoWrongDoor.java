package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Sighting.DoorOpened;

/// A door opens for the newest code of the parcel behind it, and for nobody else's; an empty one for a courier only.
final class NoWrongDoor implements Rule {

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        if (sighting instanceof DoorOpened opened
                && !known.openings().untaken(opened).isEmpty()
                && known.openings().cause(opened, known).isEmpty()) {
            verdict.broken(
                    known.in(opened.lockerId(), opened.compartment())
                            .map(parcel -> parcel.deliveryId)
                            .orElse(opened.lockerId()),
                    opened.at(),
                    "compartment " + opened.compartment() + " of " + opened.lockerId()
                            + " opened for what was tried, which is not its own");
        }
    }
}
