package dev.latchkey.notice;

import dev.latchkey.recipient.Recipients.Known;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import java.util.Map;

/// Lets the running notices of a delivery start over with a changed contact, instead of waiting for an answer
/// from the old one or for the next round.
public final class ReplanNotices {

    private static final String CHANGED = "ContactChanged";

    private final Attempts attempts;
    private final Waits waits;
    private final WakeWorkflow wake;

    public ReplanNotices(Attempts attempts, Waits waits, WakeWorkflow wake) {
        this.attempts = attempts;
        this.waits = waits;
        this.wake = wake;
    }

    /// A code that is held is asked for anew as well: the change may be the one back.
    ///
    /// @param newest of the contact; what waits for a message to this version goes on waiting
    public void replan(String deliveryId, Known newest) {
        attempts.of(deliveryId).stream()
                .filter(attempt -> isOutdated(attempt.contact(), newest) && !attempt.isSettled())
                .forEach(this::startOver);
        waits.names(deliveryId, Pause.PREFIX).forEach(pause -> endPause(deliveryId, pause));
        wake.wake(deliveryId, WakeWorkflow.RELEASE, Map.of("outcome", CHANGED));
    }

    private static boolean isOutdated(ContactRef contact, Known newest) {
        return contact.recipientId().equals(newest.recipient().recipientId()) && contact.version() < newest.version();
    }

    void endPause(String deliveryId, String pause) {
        wake.wake(deliveryId, pause, Map.of("outcome", CHANGED));
    }

    private void startOver(Attempt attempt) {
        wake.wake(
                attempt.id().deliveryId(),
                attempt.id().waitName(),
                Map.of("outcome", CHANGED, "channel", attempt.contact().channel()));
    }
}
