package dev.latchkey.code;

import dev.latchkey.shipment.AwaitPickup;
import dev.latchkey.shipment.CloseDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Doubt;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.Outcome;
import java.util.Optional;

/// Draws the consequences of a cancellation for a parcel that lies in its locker: its code opens nothing any more,
/// its delivery ends, its workflow goes on and hands it to its carrier's return. A parcel that is still on its way ends
/// with its workflow, which waits for
/// such news. Safe to repeat.
public final class CancelDelivery {

    private final Deliveries deliveries;
    private final RevokeCode revokeCode;
    private final CloseDelivery closeDelivery;
    private final AwaitPickup awaitPickup;

    public CancelDelivery(
            Deliveries deliveries, RevokeCode revokeCode, CloseDelivery closeDelivery, AwaitPickup awaitPickup) {
        this.deliveries = deliveries;
        this.revokeCode = revokeCode;
        this.closeDelivery = closeDelivery;
        this.awaitPickup = awaitPickup;
    }

    /// @return why people must look into it: a parcel is left in a locker
    public Optional<Doubt> cancel(String deliveryId) {
        var delivery = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        if (isOver(delivery)) {
            return Optional.empty();
        }
        if (delivery.isConfirmed()) {
            end(delivery);
        }
        return delivery.placement().map(left -> Doubt.ParcelWithoutCode);
    }

    /// A cancellation comes too late for what is collected, and for what ended otherwise.
    private static boolean isOver(Delivery delivery) {
        var endedOtherwise = delivery.closing().filter(closing -> closing.outcome() != Outcome.Cancelled);
        return !delivery.isCancelled() || endedOtherwise.isPresent();
    }

    private void end(Delivery delivery) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        revokeCode.revoke(delivery.deliveryId(), lockerId);
        closeDelivery.close(delivery.deliveryId(), Outcome.Cancelled);
        awaitPickup.wakeIfOver(delivery);
    }
}
