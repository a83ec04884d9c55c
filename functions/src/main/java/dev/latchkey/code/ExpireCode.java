package dev.latchkey.code;

import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.NoSuchDelivery;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Clock;
import java.util.Optional;

/// The pickup window is over: the code opens nothing any more.
///
/// A parcel that was collected at the last moment stays collected.
public final class ExpireCode {

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final RevokeCode revokeCode;
    private final Clock clock;

    public ExpireCode(Deliveries deliveries, ChangeDelivery change, RevokeCode revokeCode, Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.revokeCode = revokeCode;
        this.clock = clock;
    }

    /// @return whether the parcel lies there still; false where it was collected after all
    public boolean expire(String deliveryId) {
        var found = deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
        found.registration().ifPresent(known -> revokeCode.revoke(deliveryId, known.lockerId()));
        return found.collectedAt().isEmpty() && note(deliveryId).collectedAt().isEmpty();
    }

    private Delivery note(String deliveryId) {
        var now = clock.instant();
        return change.changeKnown(
                        deliveryId,
                        Delivery::withoutCode,
                        TimelineEntry.of("code-expired", now, "PickupCodeExpired"),
                        Optional.of(SeenEvent.ofWorkflow("code-expired", now)))
                .delivery();
    }
}
