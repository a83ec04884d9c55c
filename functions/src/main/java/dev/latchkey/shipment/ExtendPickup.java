package dev.latchkey.shipment;

import dev.latchkey.shipment.Delivery.Extension;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.ExtendPickup.Answer.AlreadyExtended;
import dev.latchkey.shipment.ExtendPickup.Answer.Extended;
import dev.latchkey.shipment.ExtendPickup.Answer.NothingWaits;
import dev.latchkey.shipment.ExtendPickup.Answer.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/// Gives a recipient more time, once: whoever asks, and whoever asks first.
public final class ExtendPickup {

    /// The recipient themselves, by the link in a reminder.
    public static final String RECIPIENT = "recipient";

    private final Deliveries deliveries;
    private final ChangeDelivery change;
    private final AwaitPickup awaitPickup;
    private final WindowPolicy policy;
    private final Clock clock;

    public ExtendPickup(
            Deliveries deliveries, ChangeDelivery change, AwaitPickup awaitPickup, WindowPolicy policy, Clock clock) {
        this.deliveries = deliveries;
        this.change = change;
        this.awaitPickup = awaitPickup;
        this.policy = policy;
        this.clock = clock;
    }

    /// @param by [#RECIPIENT], or the principal who does it for them; kept in the timeline
    public Answer extend(String deliveryId, String by) {
        return deliveries.find(deliveryId).isEmpty() ? new Unknown() : extendKnown(deliveryId, by);
    }

    private Answer extendKnown(String deliveryId, String by) {
        var now = clock.instant();
        var changed = change.changeWhereItCounts(
                deliveryId,
                delivery -> delivery.extended(new Extension(now, by), policy.extension()),
                delivery -> entry(delivery, now, by));
        // Also where it was extended before: whoever did so may have broken off here.
        awaitPickup.lookAgain(deliveryId);
        return changed.delivery()
                .liveCode()
                .map(code -> changed.isNew() ? new Extended(code.expiresAt()) : new AlreadyExtended(code.expiresAt()))
                .orElseGet(NothingWaits::new);
    }

    private static TimelineEntry entry(Delivery delivery, Instant now, String by) {
        var until = delivery.liveCode().map(IssuedCode::expiresAt).orElseThrow();
        return new TimelineEntry("extended", now, "PickupExtended", Map.of("by", by, "expiresAt", until.toString()));
    }

    /// What came of it.
    public sealed interface Answer {
        record Extended(Instant until) implements Answer {}

        /// Once is all there is; this is the end that stands.
        record AlreadyExtended(Instant until) implements Answer {}

        /// No parcel waits: it has been collected or goes back, or its code has not been issued.
        record NothingWaits() implements Answer {}

        /// There is no such delivery.
        record Unknown() implements Answer {}
    }
}
