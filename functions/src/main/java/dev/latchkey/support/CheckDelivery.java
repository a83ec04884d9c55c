package dev.latchkey.support;

import dev.latchkey.code.RestoreCode;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.UnreadableDelivery;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import dev.latchkey.support.Finding.Found;
import dev.latchkey.support.Finding.Outcome;
import dev.latchkey.support.ResumeDelivery.Run;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Looks at one open delivery: its workflow first, and where that goes on, at its code, its notice and what its
/// notices wait for; at its recipient's contact in any case.
public final class CheckDelivery {

    private static final String CODE_NOTICE = "code";

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Waits waits;
    private final Executions executions;
    private final AwaitDeposit awaitDeposit;
    private final RestoreCode restoreCode;
    private final ResumeDelivery resumeDelivery;
    private final CheckOwner checkOwner;
    private final ActOnFinding findings;
    private final Clock clock;

    public CheckDelivery(
            Deliveries deliveries,
            Attempts attempts,
            Waits waits,
            Executions executions,
            AwaitDeposit awaitDeposit,
            RestoreCode restoreCode,
            ResumeDelivery resumeDelivery,
            CheckOwner checkOwner,
            ActOnFinding findings,
            Clock clock) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.waits = waits;
        this.executions = executions;
        this.awaitDeposit = awaitDeposit;
        this.restoreCode = restoreCode;
        this.resumeDelivery = resumeDelivery;
        this.checkOwner = checkOwner;
        this.findings = findings;
        this.clock = clock;
    }

    List<Found> check(String deliveryId) {
        try {
            return deliveries
                    .find(deliveryId)
                    .filter(Delivery::isOpen)
                    .map(this::check)
                    .orElse(List.of());
        } catch (UnreadableDelivery unreadable) {
            return unreadable(deliveryId).stream().toList();
        }
    }

    private List<Found> check(Delivery delivery) {
        var run = resumeDelivery.newestRun(delivery.deliveryId());
        var ofWorkflow = run.isGoingOn() ? goingOn(delivery, run) : resumeDelivery.resume(delivery, run).stream();
        return Stream.concat(ofWorkflow, checkOwner.check(delivery).stream()).toList();
    }

    private Stream<Found> goingOn(Delivery delivery, Run run) {
        return Stream.of(code(delivery, run), restored(delivery), notice(delivery, run), waits(delivery, run))
                .flatMap(List::stream);
    }

    private Optional<Found> unreadable(String deliveryId) {
        return findings.act(
                deliveryId,
                Finding.DeliveryUnreadable,
                "delivery",
                () -> findings.escalatedWithoutDelivery(
                        deliveryId, Finding.DeliveryUnreadable, "delivery", "it cannot be read"));
    }

    // ---- placed without a code ----

    private List<Found> code(Delivery delivery, Run run) {
        boolean isWrong = delivery.isWaitingForPickup()
                && delivery.code().isEmpty()
                && !CodeHistory.hadCode(deliveries.timeline(delivery.deliveryId()));
        return isWrong
                ? findings
                        .act(delivery.deliveryId(), Finding.PlacedWithoutCode, run.part(), () -> woken(delivery, run))
                        .stream()
                        .toList()
                : List.of();
    }

    /// A workflow that waits for the confirmation goes on when it is woken. One that nobody can wake, since its
    /// token is lost, is replaced.
    private Outcome woken(Delivery delivery, Run run) {
        var deliveryId = delivery.deliveryId();
        if (waits.find(deliveryId, WakeWorkflow.CONFIRMATION).isEmpty()) {
            return resumeDelivery.replace(delivery, run, Finding.PlacedWithoutCode);
        }
        awaitDeposit.wakeIfConfirmed(delivery);
        return findings.repaired(deliveryId, Finding.PlacedWithoutCode, run.part());
    }

    // ---- a code that is lost in part ----

    private List<Found> restored(Delivery delivery) {
        if (restoreCode.isWhole(delivery)) {
            return List.of();
        }
        var part = "code version " + delivery.code().orElseThrow().version();
        return findings
                .act(delivery.deliveryId(), Finding.CodeNotReserved, part, () -> restored(delivery, part))
                .stream()
                .toList();
    }

    private Outcome restored(Delivery delivery, String part) {
        return restoreCode.restore(delivery)
                ? findings.repaired(delivery.deliveryId(), Finding.CodeNotReserved, part)
                : findings.escalated(
                        delivery.deliveryId(),
                        Finding.CodeNotReserved,
                        part,
                        "its digits are taken, or another code is recorded");
    }

    // ---- a code without a notice ----

    private List<Found> notice(Delivery delivery, Run run) {
        var deliveryId = delivery.deliveryId();
        if (!hasLiveCode(delivery) || hasBeenTried(deliveryId)) {
            return List.of();
        }
        var own = executions.find(Name.notifyRecipient(deliveryId, CODE_NOTICE, run.number()));
        var repaired = executions.find(Name.repairedNotice(deliveryId, CODE_NOTICE));
        boolean isUnderWay = Stream.of(own, repaired)
                .anyMatch(standing -> standing == Standing.RUNNING || standing == Standing.SUCCEEDED);
        return isUnderWay
                ? List.of()
                : findings
                        .act(deliveryId, Finding.CodeWithoutNotice, "notice code", () -> noticed(deliveryId, repaired))
                        .stream()
                        .toList();
    }

    private boolean hasLiveCode(Delivery delivery) {
        return delivery.liveCode()
                .filter(code -> code.expiresAt().isAfter(clock.instant()))
                .isPresent();
    }

    private boolean hasBeenTried(String deliveryId) {
        return attempts.of(deliveryId).stream()
                .anyMatch(attempt -> attempt.id().noticeId().startsWith(CODE_NOTICE));
    }

    /// A notice of a name of its own: the workflow that did not start one may come to it yet. It is the same
    /// notice, so that what has arrived by then is not sent again.
    private Outcome noticed(String deliveryId, Standing repairedBefore) {
        if (repairedBefore == Standing.FAILED) {
            return findings.escalated(
                    deliveryId, Finding.CodeWithoutNotice, "notice code", "the notice that was started failed");
        }
        executions.start(
                Name.repairedNotice(deliveryId, CODE_NOTICE),
                Map.of("deliveryId", deliveryId, "noticeId", CODE_NOTICE, "kind", NoticeKind.CODE.name()));
        return findings.repaired(deliveryId, Finding.CodeWithoutNotice, "notice code");
    }

    // ---- waits of notices whose executions are gone ----

    private List<Found> waits(Delivery delivery, Run run) {
        var deliveryId = delivery.deliveryId();
        return waits.names(deliveryId, "").stream()
                .filter(NoticeWait::isOne)
                .map(NoticeWait::noticeId)
                .distinct()
                .filter(noticeId -> isGone(deliveryId, noticeId, run))
                .flatMap(noticeId -> findings
                        .act(
                                deliveryId,
                                Finding.WaitWithoutWorkflow,
                                "notice " + noticeId,
                                () -> forgotten(deliveryId, noticeId))
                        .stream())
                .toList();
    }

    /// One that ended well leaves the waits of its silent channels behind; nobody misses them.
    private boolean isGone(String deliveryId, String noticeId, Run run) {
        return Stream.concat(
                        IntStream.rangeClosed(1, run.number())
                                .mapToObj(number -> Name.notifyRecipient(deliveryId, noticeId, number)),
                        Stream.of(Name.repairedNotice(deliveryId, noticeId)))
                .map(executions::find)
                .allMatch(standing -> standing == Standing.ABSENT || standing == Standing.FAILED);
    }

    private Outcome forgotten(String deliveryId, String noticeId) {
        waits.names(deliveryId, "").stream()
                .filter(NoticeWait::isOne)
                .filter(wait -> NoticeWait.noticeId(wait).equals(noticeId))
                .forEach(
                        wait -> waits.find(deliveryId, wait).ifPresent(token -> waits.remove(deliveryId, wait, token)));
        boolean hasArrived = attempts.of(deliveryId).stream()
                .anyMatch(attempt -> attempt.id().noticeId().equals(noticeId) && attempt.isReceived());
        var part = "notice " + noticeId;
        return hasArrived
                ? findings.repaired(deliveryId, Finding.WaitWithoutWorkflow, part)
                : findings.escalated(
                        deliveryId, Finding.WaitWithoutWorkflow, part, "its workflow ended before it arrived");
    }
}
