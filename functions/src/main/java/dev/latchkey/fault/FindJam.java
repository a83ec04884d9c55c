package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.Way;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.shipment.Delivery;
import java.util.Optional;

/// Finds the jam that keeps a parcel from its recipient and whose latch is tried again on their word.
public final class FindJam {

    private final Faults faults;

    public FindJam(Faults faults) {
        this.faults = faults;
    }

    /// Empty where the locker has not confirmed that the door jams, or people have the case by now.
    public Optional<LockerFault> find(Delivery delivery) {
        return delivery.isWaitingForPickup() ? waiting(delivery) : Optional.empty();
    }

    /// A compartment has at most one: of all faults, only a door that does not open has this way out.
    private Optional<LockerFault> waiting(Delivery delivery) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        int compartment = delivery.placement().orElseThrow().compartment();
        return faults.open(lockerId).stream()
                .filter(fault -> fault.compartment() == compartment)
                .filter(fault -> FaultRules.of(fault).has(Way.LATCH))
                .filter(fault -> fault.handling().confirmedAt().isPresent())
                .filter(fault -> fault.handling().escalatedAt().isEmpty())
                .findFirst();
    }
}
