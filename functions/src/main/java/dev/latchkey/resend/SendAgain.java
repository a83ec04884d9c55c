package dev.latchkey.resend;

import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.NoticePlan;
import dev.latchkey.notice.PlanNotice;
import dev.latchkey.notice.Preference;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Workflows;
import java.time.Clock;

/// Sends the live code once more, in a notice of its own beside those that may be on their way: the same code, so
/// that there is one that opens. No throttle is touched by it.
final class SendAgain {

    private final PlanNotice planNotice;
    private final Workflows workflows;
    private final Clock clock;

    SendAgain(PlanNotice planNotice, Workflows workflows, Clock clock) {
        this.planNotice = planNotice;
        this.workflows = workflows;
        this.clock = clock;
    }

    /// Starts nothing that could not be sent.
    Acted send(Act act, Delivery delivery, String noticeId, NoticeKind kind) {
        if (!hasLiveCode(delivery)) {
            return Acted.notPossible(Hindrance.NoLiveCode);
        }
        var plan = plan(act, noticeId, kind);
        if (plan.isHeld()) {
            return Acted.notPossible(Hindrance.Held);
        }
        return plan.steps().isEmpty() ? Acted.notPossible(Hindrance.NoUsableChannel) : start(act, noticeId, kind, plan);
    }

    boolean hasLiveCode(Delivery delivery) {
        return delivery.liveCode()
                .filter(code -> code.expiresAt().isAfter(clock.instant()))
                .isPresent();
    }

    /// Where the code is held, this notice warns the contact that was known before.
    void start(Act act, String noticeId, NoticeKind kind) {
        workflows.startNotice(
                act.deliveryId(), noticeId, kind.name(), preference(act).name());
    }

    private Acted start(Act act, String noticeId, NoticeKind kind, NoticePlan plan) {
        start(act, noticeId, kind);
        var first = plan.steps().getFirst().contact().channel();
        return Acted.sent(Deed.CodeResent, noticeId).with("channel", first);
    }

    private NoticePlan plan(Act act, String noticeId, NoticeKind kind) {
        return planNotice.plan(act.deliveryId(), noticeId, kind, 1, preference(act));
    }

    private static Preference preference(Act act) {
        return Preference.again(act.channel());
    }
}
