package dev.latchkey.code;

import dev.latchkey.code.ExpireCode.Expiry.Ended;
import dev.latchkey.code.ExpireCode.Expiry.NotYet;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.PickupDue;
import dev.latchkey.shipment.PickupDue.What;
import dev.latchkey.shipment.PickupWindow;
import dev.latchkey.shipment.TimelineEntry;
import java.time.Clock;
import java.util.function.Predicate;

/// Ends a code that nobody used: the pickup window is over, or the shipment was cancelled.
///
/// The delivery's own facts decide, in the write that notes the end: of an end and an extension at one
/// moment the first one counts, and a parcel that was collected at the last moment stays collected.
public final class ExpireCode {

    private final ChangeDelivery change;
    private final RevokeCode revokeCode;
    private final PickupWindow window;
    private final Clock clock;

    public ExpireCode(ChangeDelivery change, RevokeCode revokeCode, PickupWindow window, Clock clock) {
        this.change = change;
        this.revokeCode = revokeCode;
        this.window = window;
        this.clock = clock;
    }

    /// Ends it if the window is over.
    public Expiry expire(String deliveryId) {
        return end(
                deliveryId,
                delivery -> delivery.liveCode().isPresent() && due(delivery).what() == What.Expire,
                "PickupCodeExpired",
                Outcome.Returned);
    }

    /// Ends it whenever the window is over.
    public Expiry cancel(String deliveryId) {
        return end(deliveryId, delivery -> delivery.code().isPresent(), "PickupCodeCancelled", Outcome.Cancelled);
    }

    private Expiry end(String deliveryId, Predicate<Delivery> condition, String type, Outcome outcome) {
        var delivery = change.changeWhereItCounts(
                        deliveryId,
                        it -> condition.test(it) ? it.withoutCode() : it,
                        it -> TimelineEntry.of("code-ended", clock.instant(), type))
                .delivery();
        if (delivery.collectedAt().isPresent()) {
            return new Ended(Outcome.Collected);
        }
        if (delivery.handover().isPresent()) {
            return new Ended(Outcome.Relocated);
        }
        if (delivery.liveCode().isPresent()) {
            return new NotYet(due(delivery));
        }
        delivery.registration().ifPresent(known -> revokeCode.revoke(deliveryId, known.lockerId()));
        return new Ended(outcome);
    }

    private PickupDue due(Delivery delivery) {
        return window.due(delivery, true);
    }

    /// What came of it.
    public sealed interface Expiry {

        /// @param outcome Returned or Cancelled where the parcel lies there still, or Collected, or Relocated
        record Ended(Outcome outcome) implements Expiry {}

        /// The window has moved, or cannot end now.
        record NotYet(PickupDue due) implements Expiry {}
    }
}
