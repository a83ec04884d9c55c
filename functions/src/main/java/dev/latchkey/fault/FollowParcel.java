package dev.latchkey.fault;

import dev.latchkey.code.RelocateParcel;
import dev.latchkey.code.RelocateParcel.Place;
import dev.latchkey.code.RelocateParcel.Relocated;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers.Deposit;
import dev.latchkey.notice.EndNotices;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import java.time.Duration;
import java.util.Optional;

/// Sees by what lockers report how a parcel got out from behind a fault: collected, or put into another
/// compartment by the technician who was called. A deposit elsewhere that no technician was called for is
/// none of its business.
public final class FollowParcel {

    /// A jam is over once its door is open: whoever opened it carries the parcel away afterwards, and may look for a
    /// free compartment elsewhere first.
    private static final Duration CARRIED_WITHIN = Duration.ofHours(4);

    private final Deliveries deliveries;
    private final Faults faults;
    private final RelocateParcel relocateParcel;
    private final WakeFault wakeFault;
    private final EndNotices endNotices;

    public FollowParcel(
            Deliveries deliveries,
            Faults faults,
            RelocateParcel relocateParcel,
            WakeFault wakeFault,
            EndNotices endNotices) {
        this.deliveries = deliveries;
        this.faults = faults;
        this.relocateParcel = relocateParcel;
        this.wakeFault = wakeFault;
        this.endNotices = endNotices;
    }

    /// A parcel was collected from a compartment.
    public void collected(String lockerId, int compartment) {
        faults.open(lockerId).stream()
                .filter(fault -> fault.compartment() == compartment)
                .forEach(fault -> wakeFault.lookAgain(fault.faultId()));
    }

    /// A parcel was put into a compartment.
    ///
    /// @return whether a technician has put it there, out of a compartment that is out of order
    public boolean deposited(String lockerId, Deposit deposit) {
        var to = new Place(lockerId, deposit.compartment());
        return deliveries.findByTrackingNumber(deposit.trackingNumber()).stream()
                .filter(delivery -> isElsewhere(delivery, to, deposit))
                .anyMatch(delivery -> fault(delivery, deposit)
                        .filter(fault -> isRelocated(delivery, to, deposit, fault))
                        .isPresent());
    }

    private static boolean isElsewhere(Delivery delivery, Place to, Deposit deposit) {
        return delivery.isWaitingForPickup()
                && delivery.placement()
                        .filter(placed -> placed.at().isBefore(deposit.at()))
                        .filter(placed -> !delivery.isFor(to.lockerId()) || placed.compartment() != to.compartment())
                        .isPresent();
    }

    private Optional<LockerFault> fault(Delivery delivery, Deposit deposit) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        return faults.openSince(lockerId, deposit.at().minus(CARRIED_WITHIN)).stream()
                .filter(fault -> fault.handling().technicianCalledAt().isPresent())
                .filter(fault -> fault.handling().parcels().contains(delivery.deliveryId()))
                .findFirst();
    }

    private boolean isRelocated(Delivery delivery, Place to, Deposit deposit, LockerFault fault) {
        var result = relocateParcel.relocate(delivery.deliveryId(), to, deposit.at(), Optional.empty());
        endNotices.end(delivery.deliveryId());
        wakeFault.lookAgain(fault.faultId());
        return result instanceof Relocated.Done;
    }
}
