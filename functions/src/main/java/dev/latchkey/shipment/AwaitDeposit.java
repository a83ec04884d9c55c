package dev.latchkey.shipment;

import dev.latchkey.shipment.ChangeDelivery.Changed;
import dev.latchkey.shipment.Due.Confirmed;
import dev.latchkey.shipment.Due.Nothing;
import dev.latchkey.shipment.Due.Over;
import dev.latchkey.shipment.Due.Tell;
import dev.latchkey.shipment.Due.Trace;
import dev.latchkey.shipment.Due.Untraced;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Parks a delivery's workflow until something is due of it: the code, a word to the recipient, a case, the end.
///
/// The token is stored first and the facts are looked at second, so that nothing can slip in between. What is due
/// by the passing of time comes with the token's timeout: then the workflow parks another, and is told.
public final class AwaitDeposit {

    /// For a workflow that is only to park again: time enough for the function that finds out for how long.
    public static final Duration LOOK = Duration.ofMinutes(5);

    private final Deliveries deliveries;
    private final Waits waits;
    private final WakeWorkflow wake;
    private final Watch watch;
    private final Clock clock;

    public AwaitDeposit(Deliveries deliveries, Waits waits, WakeWorkflow wake, Watch watch, Clock clock) {
        this.deliveries = deliveries;
        this.waits = waits;
        this.wake = wake;
        this.watch = watch;
        this.clock = clock;
    }

    /// @param handled the ids of what the workflow has told and traced
    /// @param until when the token times out
    public void await(String deliveryId, TaskToken token, Collection<String> handled, Instant until) {
        waits.park(deliveryId, WakeWorkflow.CONFIRMATION, token);
        var due = watch.due(find(deliveryId), handled, clock.instant());
        if (!due.equals(new Nothing(until))) {
            wake.wake(deliveryId, WakeWorkflow.CONFIRMATION, output(due));
        }
    }

    /// Until when a workflow that has handled nothing yet can wait without looking.
    public Instant firstLook(String deliveryId) {
        return dueToAnybody(find(deliveryId)) instanceof Nothing nothing ? nothing.until() : nextLook();
    }

    /// Called by whoever has added a fact to the delivery. What is due to be told or traced, the workflow finds out
    /// for itself, since it knows what it has handled.
    ///
    /// A fact that was added before wakes it again: the earlier try may have broken off between the two.
    public void wakeIfMoved(Changed changed) {
        var isRegistered = changed.delivery().registration().isPresent();
        if (isRegistered && (!changed.isNew() || watch.hasMoved(changed.before(), changed.delivery()))) {
            wake(changed.delivery());
        }
    }

    /// Wakes a workflow that may have missed what it waits for.
    public void wake(Delivery delivery) {
        wake.wake(delivery.deliveryId(), WakeWorkflow.CONFIRMATION, output(dueToAnybody(delivery)));
    }

    /// What is due whatever the workflow has handled; where it depends on that, a time to look.
    private Due dueToAnybody(Delivery delivery) {
        return switch (watch.due(delivery, List.of(), clock.instant())) {
            case Confirmed confirmed -> confirmed;
            case Over over -> over;
            case Tell ignored -> new Nothing(nextLook());
            case Trace ignored -> new Nothing(nextLook());
            case Untraced ignored -> new Nothing(nextLook());
            case Nothing nothing -> nothing;
        };
    }

    private Instant nextLook() {
        return clock.instant().plus(LOOK);
    }

    private Delivery find(String deliveryId) {
        return deliveries.find(deliveryId).orElseThrow(() -> new NoSuchDelivery(deliveryId));
    }

    /// What `deliver-parcel` goes on with.
    private Map<String, String> output(Due due) {
        return switch (due) {
            case Confirmed ignored -> next("Confirmed", Map.of());
            case Over over -> next("Over", Map.of("outcome", over.outcome().name()));
            case Tell tell ->
                next("Tell", Map.of("id", tell.id(), "kind", tell.news().name()));
            case Trace trace ->
                next("Trace", Map.of("id", trace.id(), "reason", trace.doubt().name(), "part", trace.part()));
            case Untraced ignored -> next("Untraced", Map.of());
            case Nothing nothing ->
                Map.of("due", "Nothing", "until", nothing.until().toString());
        };
    }

    /// With the time of a look that follows, should the workflow park again.
    private Map<String, String> next(String due, Map<String, String> more) {
        var output = new HashMap<>(more);
        output.put("due", due);
        output.put("until", nextLook().toString());
        return output;
    }
}
