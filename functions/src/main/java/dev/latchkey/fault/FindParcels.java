package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.Parcels;
import dev.latchkey.locker.Grant;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Lockers.Occupant;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the parcels behind a fault: those that wait in its compartment, or in the whole locker.
public final class FindParcels {

    private final Lockers lockers;
    private final Deliveries deliveries;

    public FindParcels(Lockers lockers, Deliveries deliveries) {
        this.lockers = lockers;
        this.deliveries = deliveries;
    }

    /// Those that wait behind it now, by what the locker, a courier or a code's grant says, in the order of
    /// their ids.
    public List<Delivery> behind(LockerFault fault) {
        var parcels = FaultRules.of(fault).parcels();
        if (parcels == Parcels.NONE) {
            return List.of();
        }
        var seen = lockers.occupants(fault.lockerId()).stream()
                .map(Occupant::deliveryId)
                .flatMap(Optional::stream);
        var granted = lockers.openGrants(fault.lockerId()).stream().map(Grant::deliveryId);
        return Stream.concat(seen, granted)
                .distinct()
                .sorted()
                .flatMap(deliveryId -> deliveries.find(deliveryId).stream())
                .filter(delivery -> isBehind(delivery, fault))
                .toList();
    }

    static boolean isBehind(Delivery delivery, LockerFault fault) {
        var parcels = FaultRules.of(fault).parcels();
        return parcels != Parcels.NONE
                && delivery.isWaitingForPickup()
                && delivery.isFor(fault.lockerId())
                && (parcels == Parcels.ALL
                        || delivery.placement()
                                .filter(placed -> placed.compartment() == fault.compartment())
                                .isPresent());
    }
}
