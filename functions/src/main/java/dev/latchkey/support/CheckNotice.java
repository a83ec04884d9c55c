package dev.latchkey.support;

import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.Waits;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import dev.latchkey.support.Finding.Found;
import dev.latchkey.support.Finding.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the code that nobody told the recipient of, and the notice whose execution is gone while something waits
/// for it.
public final class CheckNotice {

    private final Attempts attempts;
    private final Waits waits;
    private final Executions executions;
    private final ActOnFinding findings;
    private final Clock clock;

    public CheckNotice(Attempts attempts, Waits waits, Executions executions, ActOnFinding findings, Clock clock) {
        this.attempts = attempts;
        this.waits = waits;
        this.executions = executions;
        this.findings = findings;
        this.clock = clock;
    }

    List<Found> check(Delivery delivery, Run run) {
        return Stream.concat(untold(delivery, run).stream(), waitingForNobody(delivery, run).stream())
                .toList();
    }

    private List<Found> untold(Delivery delivery, Run run) {
        var deliveryId = delivery.deliveryId();
        if (!hasLiveCode(delivery) || hasBeenTried(deliveryId)) {
            return List.of();
        }
        var own = executions.find(Name.notifyRecipient(deliveryId, FindRun.CODE_NOTICE, run.number()));
        var repaired = executions.find(Name.repairedNotice(deliveryId, FindRun.CODE_NOTICE));
        boolean isUnderWay = Stream.of(own, repaired)
                .anyMatch(standing -> standing == Standing.RUNNING || standing == Standing.SUCCEEDED);
        return isUnderWay
                ? List.of()
                : findings
                        .act(deliveryId, Finding.CodeWithoutNotice, "notice code", () -> told(deliveryId, repaired))
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
                .anyMatch(attempt -> attempt.id().noticeId().startsWith(FindRun.CODE_NOTICE));
    }

    /// A notice of a name of its own: the workflow that did not start one may come to it yet. It is the same
    /// notice, so that what has arrived by then is not sent again.
    private Outcome told(String deliveryId, Standing repairedBefore) {
        if (repairedBefore == Standing.FAILED) {
            return findings.escalated(
                    deliveryId, Finding.CodeWithoutNotice, "notice code", "the notice that was started failed");
        }
        executions.start(
                Name.repairedNotice(deliveryId, FindRun.CODE_NOTICE),
                Map.of("deliveryId", deliveryId, "noticeId", FindRun.CODE_NOTICE, "kind", NoticeKind.CODE.name()));
        return findings.repaired(deliveryId, Finding.CodeWithoutNotice, "notice code");
    }

    private List<Found> waitingForNobody(Delivery delivery, Run run) {
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
