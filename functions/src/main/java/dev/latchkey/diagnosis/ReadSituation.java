package dev.latchkey.diagnosis;

import dev.latchkey.code.InspectCode;
import dev.latchkey.diagnosis.Situation.Message;
import dev.latchkey.diagnosis.Situation.Workflow;
import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.Attempts;
import dev.latchkey.notice.NoticePolicy;
import dev.latchkey.notice.Receipt.Arrived;
import dev.latchkey.recipient.UnreadableContact;
import dev.latchkey.shipment.Deliveries;
import dev.latchkey.shipment.Delivery;
import dev.latchkey.shipment.FindHold;
import dev.latchkey.shipment.Hold;
import dev.latchkey.shipment.UnreadableDelivery;
import dev.latchkey.shipment.Watch;
import dev.latchkey.support.Cases;
import dev.latchkey.support.ExecutionsThrottled;
import dev.latchkey.support.FindRun;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Gathers all that is known of a delivery. Nothing is changed, no provider and no locker is asked. What
/// cannot be read is a finding.
public final class ReadSituation {

    private final Deliveries deliveries;
    private final Attempts attempts;
    private final Cases cases;
    private final InspectCode inspectCode;
    private final FindHold findHold;
    private final ReadHousehold readHousehold;
    private final LookAtLocker lookAtLocker;
    private final FindRun findRun;
    private final Watch watch;
    private final NoticePolicy noticePolicy;
    private final Clock clock;

    public ReadSituation(
            Deliveries deliveries,
            Attempts attempts,
            Cases cases,
            InspectCode inspectCode,
            FindHold findHold,
            ReadHousehold readHousehold,
            LookAtLocker lookAtLocker,
            FindRun findRun,
            Watch watch,
            NoticePolicy noticePolicy,
            Clock clock) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.cases = cases;
        this.inspectCode = inspectCode;
        this.findHold = findHold;
        this.readHousehold = readHousehold;
        this.lookAtLocker = lookAtLocker;
        this.findRun = findRun;
        this.watch = watch;
        this.noticePolicy = noticePolicy;
        this.clock = clock;
    }

    Situation read(String deliveryId) {
        try {
            return read(deliveryId, deliveries.find(deliveryId), false);
        } catch (UnreadableDelivery unreadable) {
            return read(deliveryId, Optional.empty(), true);
        }
    }

    private Situation read(String deliveryId, Optional<Delivery> delivery, boolean isUnreadable) {
        var now = clock.instant();
        var timeline = deliveries.timeline(deliveryId);
        var ledger = attempts.of(deliveryId);
        return new Situation(
                deliveryId,
                now,
                delivery,
                isUnreadable,
                delivery.flatMap(Watch::expectedAt),
                delivery.filter(known -> watch.isUntraced(known, now)).isPresent(),
                delivery.map(this::isCodeWhole).orElse(true),
                timeline,
                ledger.stream().map(this::message).toList(),
                delivery.map(known -> readHousehold.read(known, ledger)).orElse(List.of()),
                delivery.map(this::hold).orElse(Hold.NONE),
                delivery.flatMap(known -> lookAtLocker.look(known, timeline)),
                delivery.filter(Delivery::isOpen).flatMap(this::workflow),
                cases.of(deliveryId));
    }

    /// Looks twice: digits that are being replaced are recorded a moment before the delivery says so.
    private boolean isCodeWhole(Delivery delivery) {
        return inspectCode.isWhole(delivery)
                || deliveries
                        .find(delivery.deliveryId())
                        .filter(inspectCode::isWhole)
                        .isPresent();
    }

    private Message message(Attempt attempt) {
        return new Message(
                attempt,
                attempt.isReceived() ? arrivedAt(attempt) : Optional.empty(),
                attempt.requestedAt()
                        .plus(noticePolicy.deadline(attempt.contact().channel())));
    }

    private Optional<Instant> arrivedAt(Attempt attempt) {
        return attempt.providerMessageId().stream()
                .flatMap(messageId -> attempts.receipts(messageId).stream())
                .filter(receipt -> receipt instanceof Arrived arrived
                        && arrived.evidence().suffices(attempt.contact().channel()))
                .map(receipt -> receipt.at())
                .min(Instant::compareTo);
    }

    /// Of a contact that cannot be read nobody can tell whether it is held; that it cannot be read is found
    /// by itself.
    private Hold hold(Delivery delivery) {
        try {
            return findHold.find(delivery);
        } catch (UnreadableContact foundElsewhere) {
            return Hold.NONE;
        }
    }

    /// What Step Functions does not tell for being asked too much is not known; all else can still be
    /// judged.
    private Optional<Workflow> workflow(Delivery delivery) {
        var deliveryId = delivery.deliveryId();
        try {
            var run = findRun.newest(deliveryId);
            return Optional.of(new Workflow(
                    run,
                    run.isGoingOn() || findRun.hasRunningChild(deliveryId, run),
                    delivery.liveCode().isPresent() && findRun.isTellingCode(deliveryId, run)));
        } catch (ExecutionsThrottled unknown) {
            return Optional.empty();
        }
    }
}
