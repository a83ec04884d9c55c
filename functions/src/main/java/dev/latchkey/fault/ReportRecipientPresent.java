package dev.latchkey.fault;

import dev.latchkey.fault.FaultRule.Way;
import dev.latchkey.locker.Faults;
import dev.latchkey.locker.Handling.Present;
import dev.latchkey.locker.LockerFault;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Takes in that a recipient, who has proved to be one, stands before a door that does not open: its
/// fault's workflow tries the latch again.
public final class ReportRecipientPresent {

    private final Deliveries deliveries;
    private final Faults faults;
    private final WakeFault wakeFault;
    private final Clock clock;

    public ReportRecipientPresent(Deliveries deliveries, Faults faults, WakeFault wakeFault, Clock clock) {
        this.deliveries = deliveries;
        this.faults = faults;
        this.wakeFault = wakeFault;
        this.clock = clock;
    }

    /// @return whether a fault of that door is being handled; where not, nobody tries anything
    public boolean report(String deliveryId) {
        var jams = deliveries
                .find(deliveryId)
                .filter(Delivery::isWaitingForPickup)
                .map(this::jams)
                .orElse(List.of());
        var word = new Present(deliveryId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        for (var jam : jams) {
            faults.note(jam.lockerId(), jam.faultId(), handling -> handling.present(word));
            wakeFault.lookAgain(jam.faultId());
        }
        return !jams.isEmpty();
    }

    private List<LockerFault> jams(Delivery delivery) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        int compartment = delivery.placement().orElseThrow().compartment();
        return faults.open(lockerId).stream()
                .filter(fault -> fault.compartment() == compartment)
                .filter(fault -> FaultRules.of(fault).has(Way.LATCH))
                .filter(fault -> fault.handling().escalatedAt().isEmpty())
                .toList();
    }
}
