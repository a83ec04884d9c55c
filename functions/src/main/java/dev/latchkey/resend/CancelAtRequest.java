package dev.latchkey.resend;

import dev.latchkey.code.CancelDelivery;
import dev.latchkey.notice.EndNotices;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.ChangeDelivery;
import dev.latchkey.shipment.Deliveries.SeenEvent;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Doubt;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.support.OpenCase;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// Calls a parcel off at support's request, as its sender would.
final class CancelAtRequest {

    private static final String ENTRY = "cancelled-by-support";

    private final ChangeDelivery change;
    private final AwaitDeposit awaitDeposit;
    private final CancelDelivery cancelDelivery;
    private final EndNotices endNotices;
    private final OpenCase openCase;
    private final WriteDown writeDown;
    private final Clock clock;

    CancelAtRequest(
            ChangeDelivery change,
            AwaitDeposit awaitDeposit,
            CancelDelivery cancelDelivery,
            EndNotices endNotices,
            OpenCase openCase,
            WriteDown writeDown,
            Clock clock) {
        this.change = change;
        this.awaitDeposit = awaitDeposit;
        this.cancelDelivery = cancelDelivery;
        this.endNotices = endNotices;
        this.openCase = openCase;
        this.writeDown = writeDown;
        this.clock = clock;
    }

    /// One that this request has called off before is gone through again.
    Acted cancel(Act act, Delivery delivery, Agreed agreed) {
        return Ending.beforeCancellation(delivery).map(Acted::notPossible).orElseGet(() -> callOff(act, agreed));
    }

    private Acted callOff(Act act, Agreed agreed) {
        writeDown.first(act, agreed.second().arn(), agreed.approval().reason(), agreed.details());
        return cancelled(act, agreed).isCancelled() ? follow(act) : Acted.notPossible(Hindrance.DeliveryOver);
    }

    private Delivery cancelled(Act act, Agreed agreed) {
        var now = clock.instant();
        var details = Map.<String, Object>of(
                "by", agreed.first().arn(), "approvedBy", agreed.second().arn());
        var changed = change.changeKnown(
                act.deliveryId(),
                delivery -> delivery.cancelled(now),
                new TimelineEntry(ENTRY, now, "CancelledBySupport", details),
                Optional.of(SeenEvent.ofWorkflow(ENTRY, now)));
        awaitDeposit.wakeIfMoved(changed);
        return changed.delivery();
    }

    private Acted follow(Act act) {
        var doubt = cancelDelivery.cancel(act.deliveryId());
        endNotices.end(act.deliveryId());
        var done = Acted.done(Deed.DeliveryCancelled);
        return doubt.map(left -> opened(act, left, done)).orElse(done);
    }

    private Acted opened(Act act, Doubt left, Acted done) {
        var caseId =
                openCase.open(act.deliveryId(), left.name(), "deposit", "carrier, locker and delivery do not agree");
        return done.with("caseId", caseId).opening(left.name());
    }
}
