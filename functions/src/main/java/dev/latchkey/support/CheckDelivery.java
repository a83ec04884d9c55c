package dev.latchkey.support;

import dev.latchkey.code.RestoreCode;
import dev.latchkey.shipment.AwaitDeposit;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.UnreadableDelivery;
import dev.latchkey.shipment.Waits;
import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.support.Finding.Found;
import dev.latchkey.support.Finding.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks at one open delivery: its workflow first, and where that goes on, at its code and its notices; at its
/// recipient in any case.
public final class CheckDelivery {

    private final Deliveries deliveries;
    private final Waits waits;
    private final AwaitDeposit awaitDeposit;
    private final RestoreCode restoreCode;
    private final FindRun findRun;
    private final ResumeDelivery resumeDelivery;
    private final CheckNotice checkNotice;
    private final CheckRecipient checkRecipient;
    private final ActOnFinding findings;

    public CheckDelivery(
            Deliveries deliveries,
            Waits waits,
            AwaitDeposit awaitDeposit,
            RestoreCode restoreCode,
            FindRun findRun,
            ResumeDelivery resumeDelivery,
            CheckNotice checkNotice,
            CheckRecipient checkRecipient,
            ActOnFinding findings) {
        this.deliveries = deliveries;
        this.waits = waits;
        this.awaitDeposit = awaitDeposit;
        this.restoreCode = restoreCode;
        this.findRun = findRun;
        this.resumeDelivery = resumeDelivery;
        this.checkNotice = checkNotice;
        this.checkRecipient = checkRecipient;
        this.findings = findings;
    }

    /// Repairs or escalates what has looked wrong for long enough.
    ///
    /// @return what was found; nothing where people have the case already
    public List<Found> check(String deliveryId) {
        try {
            return deliveries
                    .find(deliveryId)
                    .filter(Delivery::isOpen)
                    .map(this::check)
                    .orElse(List.of());
        } catch (UnreadableDelivery unreadable) {
            return reported(unreadable).stream().toList();
        }
    }

    private List<Found> check(Delivery delivery) {
        var run = findRun.newest(delivery.deliveryId());
        var ofWorkflow = run.isGoingOn() ? goingOn(delivery, run) : resumeDelivery.resume(delivery, run).stream();
        return Stream.concat(ofWorkflow, checkRecipient.check(delivery).stream())
                .toList();
    }

    private Stream<Found> goingOn(Delivery delivery, Run run) {
        return Stream.of(code(delivery, run), restored(delivery), checkNotice.check(delivery, run))
                .flatMap(List::stream);
    }

    private Optional<Found> reported(UnreadableDelivery unreadable) {
        return findings.act(
                unreadable.deliveryId(),
                Finding.DeliveryUnreadable,
                ReportUnreadable.PART,
                () -> findings.escalated(unreadable));
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
        awaitDeposit.wake(delivery);
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
}
