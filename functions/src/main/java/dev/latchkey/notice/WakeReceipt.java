package dev.latchkey.notice;

import dev.latchkey.shipment.WakeWorkflow;
import java.util.Map;

/// Lets a workflow go on that waits for a notice's arrival. Finding nobody waiting is no fault.
public final class WakeReceipt {

    static final String PREFIX = "receipt#";

    private final WakeWorkflow wake;

    public WakeReceipt(WakeWorkflow wake) {
        this.wake = wake;
    }

    static String waitName(String noticeId) {
        return PREFIX + noticeId;
    }

    /// With `{"outcome": "Received", "channel"}`.
    void received(Attempt attempt) {
        wake.wake(
                attempt.id().deliveryId(),
                waitName(attempt.id().noticeId()),
                Map.of("outcome", "Received", "channel", attempt.contact().channel()));
    }

    /// Every channel was tried once: with `{"outcome": "NotReceived"}`. The notice itself goes on.
    void silent(String deliveryId, String noticeId) {
        wake.wake(deliveryId, waitName(noticeId), Map.of("outcome", "NotReceived"));
    }

    /// With `{"outcome": "NothingToTell"}`.
    void over(String deliveryId, String noticeId) {
        wake.wake(deliveryId, waitName(noticeId), Map.of("outcome", "NothingToTell"));
    }
}
