package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.Parcels;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Locker;
import dev.latchkey.locker.Locker.Compartment;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Lockers.Occupant;
import dev.latchkey.locker.Size;
import dev.latchkey.shipment.Delivery;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Sends a technician to a locker, with what lies behind the fault and where the parcel could go. Run again
/// after a crash it says the same once more, under the same id.
public final class CallTechnician {

    private final Faults faults;
    private final Lockers lockers;
    private final FindParcels findParcels;
    private final Containment containment;
    private final Technicians technicians;
    private final Clock clock;

    public CallTechnician(
            Faults faults,
            Lockers lockers,
            FindParcels findParcels,
            Containment containment,
            Technicians technicians,
            Clock clock) {
        this.faults = faults;
        this.lockers = lockers;
        this.findParcels = findParcels;
        this.containment = containment;
        this.technicians = technicians;
        this.clock = clock;
    }

    public void call(String lockerId, String faultId) {
        faults.find(lockerId, faultId)
                .filter(LockerFault::isOpen)
                .ifPresent(fault -> lockers.find(lockerId).ifPresent(locker -> call(fault, locker)));
    }

    private void call(LockerFault fault, Locker locker) {
        var behind = findParcels.behind(fault);
        technicians.order(new WorkOrder(
                "work-" + fault.faultId(),
                locker.lockerId(),
                locker.name(),
                fault.faultId(),
                fault.code(),
                fault.severity(),
                fault.compartment(),
                fault.since(),
                behind.stream().map(Delivery::deliveryId).toList(),
                moveTo(fault, locker, behind)));
        faults.note(fault.lockerId(), fault.faultId(), handling -> handling.technicianCalled(clock.instant()));
    }

    private Optional<Integer> moveTo(LockerFault fault, Locker locker, List<Delivery> behind) {
        return FaultRules.of(fault).parcels() == Parcels.ITS
                ? behind.stream()
                        .findFirst()
                        .flatMap(Delivery::registration)
                        .flatMap(known -> freeCompartment(locker, known.size()))
                : Optional.empty();
    }

    /// The smallest that is in use, empty and large enough.
    private Optional<Integer> freeCompartment(Locker locker, Size size) {
        var occupied = lockers.occupants(locker.lockerId()).stream()
                .map(Occupant::compartment)
                .collect(Collectors.toSet());
        var outOfUse = containment.compartmentsOutOfUse(locker.lockerId());
        return locker.compartments().stream()
                .filter(compartment -> compartment.size().compareTo(size) >= 0)
                .filter(compartment ->
                        !occupied.contains(compartment.number()) && !outOfUse.contains(compartment.number()))
                .min(Comparator.comparing(Compartment::size).thenComparing(Compartment::number))
                .map(Compartment::number);
    }
}
