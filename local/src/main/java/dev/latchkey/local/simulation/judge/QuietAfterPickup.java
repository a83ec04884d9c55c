package dev.latchkey.local.simulation.judge;

import dev.latchkey.local.simulation.judge.Sighting.MessageTaken;

/// Once the cloud has acknowledged that a parcel was taken out, nobody is told anything more about it.
final class QuietAfterPickup implements Rule {

    @Override
    public void saw(Sighting sighting, Known known, Verdict verdict) {
        if (sighting instanceof MessageTaken message) {
            known.parcel(message.deliveryId())
                    .pickupReported
                    .filter(reported -> reported.isBefore(message.at()))
                    .ifPresent(reported -> verdict.broken(
                            message.deliveryId(), message.at(), "a message after it was collected at " + reported));
        }
    }
}
