package dev.latchkey.shipment;

import dev.latchkey.locker.Lockers;
import dev.latchkey.locker.Presence;
import dev.latchkey.shipment.Delivery.IssuedCode;
import dev.latchkey.shipment.PickupDue.What;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Reads from a delivery's facts and its locker's presence what is due of its pickup window.
///
/// A window never ends while its locker is away, up to a limit, nor in the minutes after the locker has
/// come back: it may have a pickup to report.
public final class PickupWindow {

    /// What a locker has kept while it was away reaches the cloud well within this time.
    private static final Duration REPORTING = Duration.ofMinutes(5);

    private final Lockers lockers;
    private final WindowPolicy policy;
    private final Clock clock;

    public PickupWindow(Lockers lockers, WindowPolicy policy, Clock clock) {
        this.lockers = lockers;
        this.policy = policy;
        this.clock = clock;
    }

    /// @param isReminded whether the recipient has been reminded
    public PickupDue due(Delivery delivery, boolean isReminded) {
        var now = clock.instant();
        if (delivery.collectedAt().isPresent()) {
            return PickupDue.now(What.Collected, now);
        }
        if (delivery.handover().isPresent()) {
            return PickupDue.now(What.Relocated, now);
        }
        if (delivery.isCancelled()) {
            return PickupDue.now(What.Cancelled, now);
        }
        return delivery.liveCode()
                .map(code -> isReminded ? end(delivery, code, now) : reminder(delivery, code, now))
                .orElseGet(() -> PickupDue.now(What.Expire, now));
    }

    private PickupDue reminder(Delivery delivery, IssuedCode code, Instant now) {
        var remindAt = code.issuedAt().plus(policy.reminderAfter());
        if (now.isBefore(remindAt)) {
            return new PickupDue(What.Wait, remindAt);
        }
        return now.isBefore(code.expiresAt()) ? new PickupDue(What.Remind, code.expiresAt()) : end(delivery, code, now);
    }

    private PickupDue end(Delivery delivery, IssuedCode code, Instant now) {
        var end = code.expiresAt();
        if (now.isBefore(end)) {
            return new PickupDue(What.Wait, end);
        }
        var until = earliestEnd(
                end, lockers.presence(delivery.registration().orElseThrow().lockerId()));
        return now.isBefore(until) ? new PickupDue(What.Wait, until) : PickupDue.now(What.Expire, now);
    }

    private Instant earliestEnd(Instant end, Presence presence) {
        var away = presence.awaySince().map(since -> since.plus(policy.outageLimit()));
        return away.or(() -> presence.backSince().map(since -> since.plus(REPORTING)))
                .filter(end::isBefore)
                .orElse(end);
    }
}
