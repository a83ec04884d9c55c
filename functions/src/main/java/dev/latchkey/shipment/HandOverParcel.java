package dev.latchkey.shipment;

import dev.latchkey.locker.Lockers;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.ReturnOrder.Reason;
import dev.latchkey.shipment.ReturnOrder.Revocation;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Hands a parcel that nobody collected to its carrier's return, and says in the timeline whether the locker knows
/// by then that its code has ended.
///
/// Run again after a crash between saying so and noting it, it says the same once more, under the same id; once
/// noted, never.
public final class HandOverParcel {

    private static final String STEP = "handed-over";

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final Lockers lockers;
    private final Returns returns;
    private final Clock clock;

    public HandOverParcel(Deliveries deliveries, ChangeDelivery change, Lockers lockers, Returns returns, Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.lockers = lockers;
        this.returns = returns;
        this.clock = clock;
    }

    /// @return false where the parcel was collected after all; then nothing is handed over
    public boolean handOver(String deliveryId, Reason reason) {
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        if (delivery.collectedAt().isPresent()) {
            return false;
        }
        if (!isHandedOver(deliveryId)) {
            var order = order(delivery, reason);
            returns.handOver(order);
            note(order);
        }
        return true;
    }

    private boolean isHandedOver(String deliveryId) {
        return deliveries.timeline(deliveryId).stream()
                .anyMatch(entry -> entry.id().equals(STEP));
    }

    private ReturnOrder order(Delivery delivery, Reason reason) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        return new ReturnOrder(
                "return-" + delivery.deliveryId(),
                delivery.deliveryId(),
                delivery.carrier(),
                delivery.trackingNumber(),
                lockerId,
                delivery.placement().orElseThrow().compartment(),
                reason,
                revocation(lockerId, delivery.deliveryId()));
    }

    private Revocation revocation(String lockerId, String deliveryId) {
        // Whoever notes the locker's word ends the wait for it last, so what was said is looked for first.
        var applied = lockers.appliedManifestVersion(lockerId);
        boolean isAwaited = !lockers.deliveriesAwaitingSync(lockerId, applied).contains(deliveryId)
                && lockers.deliveriesAwaitingSync(lockerId, Long.MAX_VALUE).contains(deliveryId);
        return isAwaited ? Revocation.Pending : Revocation.Acknowledged;
    }

    private void note(ReturnOrder order) {
        var now = clock.instant();
        change.changeKnown(
                order.deliveryId(),
                UnaryOperator.identity(),
                new TimelineEntry(
                        STEP,
                        now,
                        "ParcelHandedOver",
                        Map.of(
                                "reason", order.reason().name(),
                                "codeRevocation", order.codeRevocation().name())),
                Optional.of(SeenEvent.ofWorkflow(STEP, now)));
    }
}
