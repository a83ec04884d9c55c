package dev.latchkey.support;

import dev.latchkey.locker.Lockers;
import dev.latchkey.support.Carried.Opening;
import dev.latchkey.support.Carried.Resumed;
import dev.latchkey.support.Justification.Approved;
import dev.latchkey.support.StepUp.OpenCompartment;
import dev.latchkey.support.StepUp.SupportStep;
import java.time.Instant;
import java.util.Optional;

/// Does what two people agreed to, as soon as they do. Each kind has its line here.
public final class CarryOut {

    private final Lockers lockers;
    private final OpenRemotely openRemotely;
    private final WakeStep wakeStep;

    public CarryOut(Lockers lockers, OpenRemotely openRemotely, WakeStep wakeStep) {
        this.lockers = lockers;
        this.openRemotely = openRemotely;
        this.wakeStep = wakeStep;
    }

    /// Safe to repeat.
    Carried carryOut(Approval approval) {
        return switch (approval.stepUp()) {
            case OpenCompartment opening ->
                new Opening(openRemotely.open(
                        opening.lockerId(), opening.compartment(), new Approved(approval.approvalId())));
            case SupportStep step -> {
                wakeStep.wake(step, approval);
                yield new Resumed();
            }
        };
    }

    /// Lets those hear of a refusal who wait for it. Safe to repeat.
    void refuse(Approval approval) {
        switch (approval.stepUp()) {
            case OpenCompartment ignored -> {}
            case SupportStep step -> wakeStep.wake(step, approval);
        }
    }

    /// Since when it cannot be done, where it cannot be done now: an approval would be spent on nothing.
    Optional<Instant> hinderedSince(StepUp stepUp) {
        return switch (stepUp) {
            case OpenCompartment opening -> awaySince(opening);
            case SupportStep step -> step.opening().flatMap(this::awaySince);
        };
    }

    private Optional<Instant> awaySince(OpenCompartment opening) {
        return lockers.presence(opening.lockerId()).awaySince();
    }
}
