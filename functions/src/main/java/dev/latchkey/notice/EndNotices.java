package dev.latchkey.notice;

import dev.latchkey.locker.Faults;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import java.util.List;
import java.util.Map;

/// Ends the running notices of a delivery whose reason has gone: nobody is to be told of a parcel that they hold
/// in their hands, of a code that opens nothing, nor of a locker that works again.
///
/// Whoever changes a delivery, or ends a locker's fault, so calls it after the change is written. A workflow that parks
/// its token at that
/// moment looks at them after it has parked, so one of the two sees the other.
public final class EndNotices {

    private static final String MESSAGE = "notice#";
    private static final String OVER = "NothingToTell";

    private final Deliveries deliveries;
    private final Faults faults;
    private final Attempts attempts;
    private final Waits waits;
    private final WakeWorkflow wake;

    public EndNotices(Deliveries deliveries, Faults faults, Attempts attempts, Waits waits, WakeWorkflow wake) {
        this.deliveries = deliveries;
        this.faults = faults;
        this.attempts = attempts;
        this.waits = waits;
        this.wake = wake;
    }

    /// Ends what has nothing left to tell. Safe to repeat. Where no notice runs it costs one read.
    public void end(String deliveryId) {
        var running = waits.names(deliveryId, "").stream()
                .filter(EndNotices::isOfNotice)
                .toList();
        if (!running.isEmpty()) {
            deliveries.find(deliveryId).ifPresent(delivery -> end(delivery, running));
        }
    }

    private void end(Delivery delivery, List<String> running) {
        attempts.of(delivery.deliveryId()).stream()
                .filter(attempt -> running.contains(attempt.id().waitName()))
                .forEach(attempt -> endIfOver(delivery, attempt.id(), attempt.kind(), attempt.contact()));
        running.stream().flatMap(wait -> Pause.read(wait).stream()).forEach(pause -> endIfOver(delivery, pause));
        if (!delivery.isWaitingForPickup()) {
            running.stream()
                    .filter(wait -> wait.startsWith(WakeReceipt.PREFIX))
                    .forEach(wait -> wake.wake(delivery.deliveryId(), wait, Map.of("outcome", OVER)));
        }
    }

    private static boolean isOfNotice(String wait) {
        return wait.startsWith(MESSAGE) || wait.startsWith(Pause.PREFIX) || wait.startsWith(WakeReceipt.PREFIX);
    }

    /// Ends the wait for a message's receipt where there is nothing left to tell.
    ///
    /// @return whether it did
    boolean endIfOver(Delivery delivery, AttemptId id, NoticeKind kind, ContactRef contact) {
        boolean isOver = isOver(delivery, id.noticeId(), kind);
        if (isOver) {
            wake.wake(id.deliveryId(), id.waitName(), Map.of("outcome", OVER, "channel", contact.channel()));
        }
        return isOver;
    }

    /// Ends the pause before the next round where there is nothing left to tell.
    ///
    /// @return whether it did
    boolean endIfOver(Delivery delivery, Pause pause) {
        boolean isOver = isOver(delivery, pause.noticeId(), pause.kind());
        if (isOver) {
            wake.wake(delivery.deliveryId(), pause.waitName(), Map.of("outcome", OVER));
        }
        return isOver;
    }

    private boolean isOver(Delivery delivery, String noticeId, NoticeKind kind) {
        return !kind.isStillToTell(delivery) || FaultNotice.isOne(noticeId) && !isFaulty(delivery, noticeId);
    }

    private boolean isFaulty(Delivery delivery, String noticeId) {
        var lockerId = delivery.registration().orElseThrow().lockerId();
        return FaultNotice.isStillToTell(noticeId, delivery, faults.open(lockerId));
    }
}
