package dev.latchkey.fault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sends a technician to a locker: `events/technicians`. Nothing in it is about a person.
///
/// @param orderId the same however often it is said
/// @param place what the locker is called
/// @param compartment 0 where the fault is not one compartment's
/// @param parcels the deliveries behind it
/// @param moveTo a free compartment of the same locker that the one parcel behind it fits into
public record WorkOrder(
        String orderId,
        String lockerId,
        String place,
        String faultId,
        String code,
        String severity,
        int compartment,
        Instant since,
        List<String> parcels,
        Optional<Integer> moveTo) {

    public WorkOrder {
        parcels = List.copyOf(parcels);
    }
}
