package dev.latchkey.shipment;

import java.time.Clock;
import java.util.Map;

/// Lets a pickup window end later by the time in which it could not be used. The same interruption again changes
/// nothing.
public final class InterruptWindow {

    private final ChangeDelivery change;
    private final AwaitPickup awaitPickup;
    private final WindowPolicy policy;
    private final Clock clock;

    public InterruptWindow(ChangeDelivery change, AwaitPickup awaitPickup, WindowPolicy policy, Clock clock) {
        this.change = change;
        this.awaitPickup = awaitPickup;
        this.policy = policy;
        this.clock = clock;
    }

    /// Whether somebody was out for so long that it counts.
    public boolean counts(Interruption interruption) {
        return interruption.length().compareTo(policy.outageThreshold()) > 0;
    }

    public void interrupt(String deliveryId, Interruption interruption) {
        var changed = change.changeWhereItCounts(
                deliveryId,
                delivery -> delivery.interrupted(interruption, policy.outageLimit()),
                delivery -> entry(interruption, delivery));
        if (changed.isNew()) {
            awaitPickup.lookAgain(deliveryId);
        }
    }

    private TimelineEntry entry(Interruption interruption, Delivery delivery) {
        return new TimelineEntry(
                "interrupted-" + interruption.cause() + "-"
                        + interruption.from().toEpochMilli(),
                clock.instant(),
                "PickupInterrupted",
                Map.of(
                        "cause", interruption.cause().name(),
                        "from", interruption.from().toString(),
                        "to", interruption.to().toString(),
                        "expiresAt",
                                delivery.liveCode().orElseThrow().expiresAt().toString()));
    }
}
