package dev.latchkey.notice;

import dev.latchkey.locker.LockerFault;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Delivery.Placement;
import java.util.List;

/// The notices of lockers' faults. There is something to tell while the fault is open and the parcel lies behind it.
public final class FaultNotice {

    private static final String PREFIX = "trouble-";

    private FaultNotice() {}

    /// Short enough for an execution's name.
    public static String id(LockerFault fault) {
        return PREFIX + fault.faultId().substring(0, 18);
    }

    static boolean isOne(String noticeId) {
        return noticeId.startsWith(PREFIX);
    }

    /// @param open the faults of the delivery's locker
    static boolean isStillToTell(String noticeId, Delivery delivery, List<LockerFault> open) {
        return open.stream().anyMatch(fault -> id(fault).equals(noticeId) && isAt(fault, delivery));
    }

    private static boolean isAt(LockerFault fault, Delivery delivery) {
        return fault.compartment() == 0
                || delivery.placement().map(Placement::compartment).stream()
                        .anyMatch(compartment -> compartment == fault.compartment());
    }
}
