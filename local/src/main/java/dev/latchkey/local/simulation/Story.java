package dev.latchkey.local.simulation;

import dev.latchkey.shipment.DeliveryId;
import java.time.Instant;
import java.util.Set;

/// What is to happen to one parcel, as far as the outside decides it.
///
/// @param number counts the run's deliveries, from 0
/// @param carrier whose webhooks tell of it
/// @param announcedAt when the shop registers it, unless the registration is to come last
/// @param arrivesAt when it is put into the locker
record Story(
        int number,
        String carrier,
        String trackingNumber,
        Person recipient,
        SimulatedLocker locker,
        Instant announcedAt,
        Instant arrivesAt,
        Set<Fault> faults) {

    Story {
        faults = Set.copyOf(faults);
    }

    String deliveryId() {
        return DeliveryId.of(carrier, trackingNumber);
    }

    boolean has(Fault fault) {
        return faults.contains(fault);
    }
}
