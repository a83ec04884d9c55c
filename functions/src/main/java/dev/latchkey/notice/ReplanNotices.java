package dev.latchkey.notice;

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

    /// @param newestVersion of the contact; what waits for a message to this version goes on waiting
    public void replan(String deliveryId, long newestVersion) {
        attempts.of(deliveryId).stream()
                .filter(attempt -> attempt.contact().version() < newestVersion && !attempt.isSettled())
                .forEach(this::startOver);
        waits.names(deliveryId, Pause.PREFIX).forEach(pause -> endPause(deliveryId, pause));
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
