package dev.latchkey.support;

import dev.latchkey.locker.Lockers;
import dev.latchkey.support.Carried.Opening;
import dev.latchkey.support.Justification.Approved;
import dev.latchkey.support.StepUp.OpenCompartment;
import java.time.Instant;
import java.util.Optional;

/// Does what two people agreed to, as soon as they do. Each kind has its line here.
public final class CarryOut {

    private final Lockers lockers;
    private final OpenRemotely openRemotely;

    public CarryOut(Lockers lockers, OpenRemotely openRemotely) {
        this.lockers = lockers;
        this.openRemotely = openRemotely;
    }

    /// Safe to repeat.
    Carried carryOut(Approval approval) {
        return switch (approval.stepUp()) {
            case OpenCompartment opening ->
                new Opening(openRemotely.open(
                        opening.lockerId(), opening.compartment(), new Approved(approval.approvalId())));
        };
    }

    /// Since when it cannot be done, where it cannot be done now: an approval would be spent on nothing.
    Optional<Instant> hinderedSince(StepUp stepUp) {
        return switch (stepUp) {
            case OpenCompartment opening -> lockers.presence(opening.lockerId()).awaySince();
        };
    }
}
