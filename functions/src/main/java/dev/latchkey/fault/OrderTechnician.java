package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.MoreTime;
import dev.latchkey.fault.FaultRule.Parcels;
import dev.latchkey.fault.FaultRule.Way;
import dev.latchkey.fault.OrderTechnician.Ordered.Called;
import dev.latchkey.fault.OrderTechnician.Ordered.NothingThere;
import dev.latchkey.locker.CloudFault;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Placement;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Sends a technician to one parcel at support's request: for the fault that keeps it, or for one that is raised by the
/// request. Safe to repeat.
public final class OrderTechnician {

    private static final String DOES_NOT_OPEN = "doorDidNotOpen";
    private static final String MAJOR = "major";
    private static final Map<String, Object> EVIDENCE = Map.of("reportedBy", "support");

    private final Faults faults;
    private final Lockers lockers;
    private final RaiseFault raiseFault;
    private final CallTechnician callTechnician;
    private final WakeFault wakeFault;

    public OrderTechnician(
            Faults faults, Lockers lockers, RaiseFault raiseFault, CallTechnician callTechnician, WakeFault wakeFault) {
        this.faults = faults;
        this.lockers = lockers;
        this.raiseFault = raiseFault;
        this.callTechnician = callTechnician;
        this.wakeFault = wakeFault;
    }

    /// To repair what keeps the parcel: an open fault, or a locker that is away. No fault is raised of a door that
    /// nobody has tried: it would take the parcel's compartment out of use.
    ///
    /// @param at when support said so, the same however often it is repeated
    public Ordered repair(Delivery delivery, Instant at) {
        return call(concerning(delivery, fault -> true).or(() -> away(delivery, at)));
    }

    /// To repair what keeps the parcel, or else its door, which is said not to open.
    ///
    /// @param at when support said so, the same however often it is repeated
    public Ordered repairDoor(Delivery delivery, Instant at) {
        return call(
                concerning(delivery, fault -> true).or(() -> away(delivery, at)).or(() -> jammed(delivery, at)));
    }

    /// Whether whoever asked for a repair would find that a technician is called already.
    public boolean isCalled(Delivery delivery) {
        return concerning(delivery, fault -> true)
                .filter(fault -> fault.handling().technicianCalledAt().isPresent())
                .isPresent();
    }

    /// To take the parcel to another compartment, whatever the reason.
    ///
    /// @param at when support said so, the same however often it is repeated
    public Ordered relocate(Delivery delivery, Instant at) {
        return call(concerning(delivery, OrderTechnician::isOfItsDoor).or(() -> wished(delivery, at)));
    }

    private Optional<LockerFault> wished(Delivery delivery, Instant at) {
        var wish = CloudFault.RELOCATION;
        return delivery.placement()
                .map(placed -> raise(delivery, wish.code(), wish.severity(), placed.compartment(), at));
    }

    private static boolean isOfItsDoor(LockerFault fault) {
        return FaultRules.of(fault).parcels() == Parcels.ITS;
    }

    /// An open fault at the parcel's compartment; else one of the whole locker.
    private Optional<LockerFault> concerning(Delivery delivery, Predicate<LockerFault> kind) {
        int compartment = delivery.placement().map(Placement::compartment).orElse(0);
        return faults.open(lockerId(delivery)).stream()
                .filter(fault -> FaultRules.of(fault).has(Way.TECHNICIAN))
                .filter(fault -> fault.compartment() == 0 || fault.compartment() == compartment)
                .filter(kind)
                .max(Comparator.comparing(LockerFault::compartment));
    }

    private Ordered call(Optional<LockerFault> fault) {
        fault.filter(it -> it.isOpen() && it.handling().technicianCalledAt().isEmpty())
                .ifPresent(this::call);
        return fault.<Ordered>map(it -> new Called(it, isTimeGiven(it))).orElseGet(NothingThere::new);
    }

    /// A locker without a connection gives the time that it is away.
    private static boolean isTimeGiven(LockerFault fault) {
        return FaultRules.of(fault).moreTime() != MoreTime.NONE || fault.code().equals(CloudFault.OFFLINE.code());
    }

    private void call(LockerFault fault) {
        callTechnician.call(fault.lockerId(), fault.faultId());
        wakeFault.lookAgain(fault.faultId());
    }

    private Optional<LockerFault> away(Delivery delivery, Instant at) {
        var offline = CloudFault.OFFLINE;
        return lockers.presence(lockerId(delivery))
                .awaySince()
                .map(since -> raise(delivery, offline.code(), offline.severity(), 0, at));
    }

    private Optional<LockerFault> jammed(Delivery delivery, Instant at) {
        return delivery.placement().map(placed -> raise(delivery, DOES_NOT_OPEN, MAJOR, placed.compartment(), at));
    }

    private LockerFault raise(Delivery delivery, String code, String severity, int compartment, Instant at) {
        return raiseFault
                .raise(lockerId(delivery), code, severity, compartment, at, EVIDENCE)
                .fault();
    }

    private static String lockerId(Delivery delivery) {
        return delivery.registration().orElseThrow().lockerId();
    }

    /// What became of it.
    public sealed interface Ordered {

        /// The work order is out.
        ///
        /// @param isTimeGiven whether the parcel waits longer because of the fault
        record Called(LockerFault fault, boolean isTimeGiven) implements Ordered {}

        /// Nothing is known to be broken, or the parcel lies in no compartment.
        record NothingThere() implements Ordered {}
    }
}
