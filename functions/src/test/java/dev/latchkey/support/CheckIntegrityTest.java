package dev.latchkey.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.code.CodeRecord;
import dev.latchkey.code.Codes.AtLocker;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.Attempt;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.Evidence;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.DeliveryStatus;
import dev.latchkey.shipment.Outcome;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.TimelineEntry;
import dev.latchkey.shipment.WakeWorkflow;
import dev.latchkey.support.Executions.Name;
import dev.latchkey.support.Executions.Standing;
import dev.latchkey.support.IntegrityReport.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckIntegrityTest {

    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Count NONE = new Count(0, 0);
    private static final Count REPAIRED = new Count(1, 0);
    private static final Count ESCALATED = new Count(0, 1);

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();
    private final String deliveryId = parcel.deliveryId();

    @Test
    void aHealthySystemReportsZeros() {
        isUnderWay(parcel.readyAt(cloud));
        isTold();
        isUnderWay(registered("JD014600003828392838"));

        check();
        var report = checkAfterGrace();

        assertThat(report.counts()).containsOnlyKeys(Finding.values()).containsValue(NONE);
        assertThat(report.counts().values()).containsOnly(NONE);
        assertThat(report.suspected()).isZero();
        assertThat(report.deliveries()).isEqualTo(2);
        assertThat(report.reservations()).isEqualTo(2);
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void whatHasLookedWrongForAMomentOnlyIsLeftAlone() {
        registered();

        var report = check();

        assertThat(report.suspected()).isEqualTo(1);
        assertThat(report.counts().values()).containsOnly(NONE);
        assertThat(cloud.executions.started()).isEmpty();
    }

    @Test
    void anEndedDeliveryIsNotLookedAt() {
        registered();
        cloud.closeDelivery().close(deliveryId, Outcome.Cancelled);

        assertThat(check().deliveries()).isZero();
    }

    // ---- workflows ----

    @Test
    void aWorkflowThatWasNeverStartedIsStarted() {
        registered();

        assertThat(foundTwice()).containsEntry(Finding.WorkflowNeverStarted, REPAIRED);

        assertThat(cloud.executions.started()).containsExactly(Name.deliverParcel(deliveryId, 1));
        assertThat(cloud.executions.input(Name.deliverParcel(deliveryId, 1)))
                .isEqualTo(Map.of("deliveryId", deliveryId));
        assertThat(cloud.timeline(deliveryId)).contains("IntegrityRepaired");
        assertFindsNothingMore();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "SUCCEEDED"})
    void aDeliveryThatLostItsWorkflowGoesOnInAnotherRun(Standing standing) {
        registered();
        cloud.executions.put(Name.deliverParcel(deliveryId, 1), standing);
        cloud.waits.park(deliveryId, WakeWorkflow.CONFIRMATION, new TaskToken("of the first run"));

        var found = foundTwice();

        assertThat(found)
                .containsEntry(Finding.WorkflowLost, REPAIRED)
                .containsEntry(Finding.WaitWithoutWorkflow, REPAIRED);
        assertThat(cloud.executions.started()).containsExactly(Name.deliverParcel(deliveryId, 2));
        assertThat(cloud.executions.input(Name.deliverParcel(deliveryId, 2)))
                .isEqualTo(Map.of("deliveryId", deliveryId, "run", 2));
        assertThat(cloud.waits.find(deliveryId, WakeWorkflow.CONFIRMATION)).isEmpty();
        assertFindsNothingMore();
    }

    @Test
    void aDeliveryWhosePickupStillRunsIsLeftToIt() {
        parcel.readyAt(cloud);
        cloud.executions.put(Name.deliverParcel(deliveryId, 1), Standing.FAILED);
        cloud.executions.put(Name.awaitPickup(deliveryId, 1), Standing.RUNNING);

        assertThat(foundTwice().values()).containsOnly(NONE);
        cloud.executions.put(Name.awaitPickup(deliveryId, 1), Standing.SUCCEEDED);
        assertThat(foundTwice()).containsEntry(Finding.WorkflowLost, REPAIRED);
    }

    @Test
    void aDeliveryWhoseReleasedCodeIsStillBeingToldIsLeftToThat() {
        parcel.readyAt(cloud);
        isTold();
        cloud.executions.put(Name.deliverParcel(deliveryId, 1), Standing.FAILED);
        cloud.executions.put(Name.notifyRecipient(deliveryId, "code", 1), Standing.SUCCEEDED);
        cloud.executions.put(Name.notifyRecipient(deliveryId, "code-2", 1), Standing.RUNNING);

        assertThat(foundTwice().values()).containsOnly(NONE);
        cloud.executions.put(Name.notifyRecipient(deliveryId, "code-2", 1), Standing.SUCCEEDED);
        assertThat(foundTwice()).containsEntry(Finding.WorkflowLost, REPAIRED);
    }

    @Test
    void aCollectedDeliveryThatLostItsWorkflowIsClosed() {
        parcel.readyAt(cloud);
        cloud.executions.put(Name.deliverParcel(deliveryId, 1), Standing.FAILED);
        reportBreaksOff();

        assertThat(foundTwice()).containsEntry(Finding.WorkflowLost, REPAIRED);

        assertThat(cloud.delivery(deliveryId).isClosed()).isTrue();
        assertThat(cloud.status(deliveryId)).isEqualTo(DeliveryStatus.Collected);
        assertThat(cloud.executions.started()).isEmpty();
        assertFindsNothingMore();
    }

    @Test
    void aDeliveryThatLostItsWorkflowAfterItsCodeExpiredIsEscalated() {
        parcel.readyAt(cloud);
        cloud.expireCode().cancel(deliveryId);
        cloud.executions.put(Name.deliverParcel(deliveryId, 1), Standing.FAILED);

        assertThat(foundTwice()).containsEntry(Finding.WorkflowLost, ESCALATED);

        assertThat(cloud.status(deliveryId)).isEqualTo(DeliveryStatus.Escalated);
        assertThat(reasons()).containsExactly("WorkflowLost");
        assertFindsNothingMore();
    }

    @Test
    void aDeliveryWhoseCodeRanOutWithoutItsWorkflowIsEscalatedAndItsCodeEnds() {
        isUnderWay(parcel.readyAt(cloud));
        isTold();
        cloud.executions.put(Name.deliverParcel(deliveryId, 1), Standing.FAILED);
        cloud.clock.advance(Duration.ofHours(73));

        assertThat(foundTwice()).containsEntry(Finding.WorkflowLost, ESCALATED);

        assertThat(cloud.codes.find(deliveryId)).isEmpty();
        assertThat(cloud.status(deliveryId)).isEqualTo(DeliveryStatus.Escalated);
        assertFindsNothingMore();
    }

    @Test
    void aDeliveryThatLosesItsWorkflowAgainAndAgainIsEscalated() {
        registered();
        for (int run = 1; run <= 3; run++) {
            cloud.executions.put(Name.deliverParcel(deliveryId, run), Standing.FAILED);
        }

        assertThat(foundTwice()).containsEntry(Finding.WorkflowLost, ESCALATED);

        assertThat(cloud.executions.started()).isEmpty();
        assertThat(cloud.status(deliveryId)).isEqualTo(DeliveryStatus.Escalated);
    }

    // ---- codes ----

    @Test
    void aPlacedParcelWhoseWorkflowWasNotWokenIsWoken() {
        isUnderWay(parcel.confirmedAt(cloud));
        cloud.waits.park(deliveryId, WakeWorkflow.CONFIRMATION, new TaskToken("asleep"));

        assertThat(foundTwice()).containsEntry(Finding.PlacedWithoutCode, REPAIRED);

        assertThat(cloud.workflows.completions())
                .singleElement()
                .satisfies(completed -> assertThat(completed.token()).isEqualTo("asleep"));
    }

    @Test
    void aPlacedParcelWhoseWorkflowCannotBeWokenAnyMoreGetsAnotherRun() {
        isUnderWay(parcel.confirmedAt(cloud));

        assertThat(foundTwice()).containsEntry(Finding.PlacedWithoutCode, REPAIRED);

        assertThat(cloud.executions.find(Name.deliverParcel(deliveryId, 1))).isEqualTo(Standing.FAILED);
        assertThat(cloud.executions.started()).containsExactly(Name.deliverParcel(deliveryId, 2));
        cloud.issueCode().issue(deliveryId);
        isTold();
        assertFindsNothingMore();
    }

    @Test
    void aPlacedParcelThatNoRunBringsToItsCodeIsEscalated() {
        isUnderWay(parcel.confirmedAt(cloud));
        cloud.executions.put(Name.deliverParcel(deliveryId, 1), Standing.FAILED);
        cloud.executions.put(Name.deliverParcel(deliveryId, 2), Standing.FAILED);
        cloud.executions.put(Name.deliverParcel(deliveryId, 3), Standing.RUNNING);

        assertThat(foundTwice()).containsEntry(Finding.PlacedWithoutCode, ESCALATED);

        assertThat(cloud.status(deliveryId)).isEqualTo(DeliveryStatus.Escalated);
        assertFindsNothingMore();
    }

    @Test
    void aParcelWhoseCodeHasExpiredGetsNoOther() {
        isUnderWay(parcel.readyAt(cloud));
        cloud.expireCode().cancel(deliveryId);

        assertThat(foundTwice().values()).containsOnly(NONE);

        assertThat(cloud.codes.find(deliveryId)).isEmpty();
    }

    @Test
    void aCodeWhoseRecordIsLostIsTheSameAgain() {
        isUnderWay(parcel.readyAt(cloud));
        isTold();
        var code = cloud.codes.find(deliveryId).orElseThrow();
        cloud.codes.loseRecord(deliveryId);

        assertThat(foundTwice()).containsEntry(Finding.CodeNotReserved, REPAIRED);

        assertThat(cloud.codes.find(deliveryId)).contains(code);
        assertThat(grants()).hasSize(1);
        assertFindsNothingMore();
    }

    @Test
    void aCodeThatItsLockerHasLostIsGrantedAgain() {
        isUnderWay(parcel.readyAt(cloud));
        isTold();
        cloud.codes.loseAtLocker(deliveryId);

        assertThat(foundTwice()).containsEntry(Finding.CodeNotReserved, REPAIRED);

        assertThat(grants()).hasSize(1);
        assertThat(cloud.link.manifests()).isNotEmpty();
        assertFindsNothingMore();
    }

    @Test
    void aLostCodeWhoseDigitsAreAnotherDeliverysByNowIsEscalated() {
        isUnderWay(parcel.readyAt(cloud));
        isTold();
        var lost = cloud.codes.find(deliveryId).orElseThrow();
        cloud.codes.release(lost);
        cloud.codes.reserve(another(lost, "d-other"));

        assertThat(foundTwice()).containsEntry(Finding.CodeNotReserved, ESCALATED);

        assertThat(reasons()).contains("CodeNotReserved");
    }

    @Test
    void aCodeThatNobodyToldOfIsTold() {
        isUnderWay(parcel.readyAt(cloud));

        assertThat(foundTwice()).containsEntry(Finding.CodeWithoutNotice, REPAIRED);

        var name = Name.repairedNotice(deliveryId, "code");
        assertThat(cloud.executions.started()).containsExactly(name);
        assertThat(cloud.executions.input(name))
                .isEqualTo(Map.of("deliveryId", deliveryId, "noticeId", "code", "kind", "CODE"));
        assertFindsNothingMore();
    }

    @Test
    void aNoticeThatIsUnderWayOrFoundNothingToSendIsLeftAlone() {
        isUnderWay(parcel.readyAt(cloud));
        cloud.executions.put(Name.notifyRecipient(deliveryId, "code", 1), Standing.SUCCEEDED);

        assertThat(foundTwice().values()).containsOnly(NONE);
    }

    @Test
    void aNoticeThatFailedEvenAfterItWasStartedHereIsEscalated() {
        isUnderWay(parcel.readyAt(cloud));
        foundTwice();
        cloud.executions.put(Name.repairedNotice(deliveryId, "code"), Standing.FAILED);

        assertThat(check().counts()).containsEntry(Finding.CodeWithoutNotice, ESCALATED);

        assertThat(reasons()).containsExactly("CodeWithoutNotice");
        assertFindsNothingMore();
    }

    // ---- reservations ----

    @Test
    void aReservationOfADeliveryThatDoesNotExistIsTakenAway() {
        parcel.readyAt(cloud);
        cloud.deliveries.lose(deliveryId);

        assertThat(foundTwice().get(Finding.ReservationWithoutDelivery).repaired())
                .isPositive();

        assertThat(grants()).isEmpty();
        assertThat(cloud.codes.find(deliveryId)).isEmpty();
        assertThat(cloud.link.manifests()).isNotEmpty();
        assertFindsNothingMore();
    }

    @Test
    void aReservationThatItsDeliveryHasNoRecordOfIsTakenAway() {
        isUnderWay(parcel.readyAt(cloud));
        isTold();
        var stray = another(cloud.codes.find(deliveryId).orElseThrow(), "d-stray");
        cloud.codes.reserve(digits(stray, "stray"));
        cloud.codes.loseRecord("d-stray");

        assertThat(foundTwice()).containsEntry(Finding.ReservationWithoutDelivery, new Count(2, 0));

        assertThat(grants()).hasSize(1);
        assertFindsNothingMore();
    }

    @Test
    void aCodeThatOutlivedItsPickupIsRevoked() {
        isUnderWay(parcel.readyAt(cloud));
        isTold();
        var code = cloud.codes.find(deliveryId).orElseThrow();
        cloud.recordPickup().record(InMemoryCloud.LOCKER_ID, deliveryId, 7, "collected", cloud.clock.instant());
        cloud.codes.restore(code);

        assertThat(foundTwice().get(Finding.ReservationWithoutDelivery).repaired())
                .isPositive();

        assertThat(grants()).isEmpty();
        assertFindsNothingMore();
    }

    @Test
    void anEscalatedDeliveryKeepsItsCode() {
        parcel.readyAt(cloud);
        cloud.closeDelivery().close(deliveryId, Outcome.Escalated);

        assertThat(foundTwice().values()).containsOnly(NONE);

        assertThat(grants()).hasSize(1);
    }

    @Test
    void aReservationThatWasMadeAnewIsNotTakenForTheOldOne() {
        parcel.readyAt(cloud);
        var orphan = cloud.codes.atLockers("", 1).getFirst();

        assertThat(cloud.codes.removeOrphan(orphan)).isFalse();
        cloud.codes.loseRecord(deliveryId);
        var older = new AtLocker(orphan.place(), issued(orphan.code(), InMemoryCloud.START.minusSeconds(9)));

        assertThat(cloud.codes.removeOrphan(older)).isFalse();
        assertThat(cloud.codes.removeOrphan(orphan)).isTrue();
    }

    // ---- contacts ----

    @Test
    void aLostContactIsPutBackFromItsVersions() {
        isUnderWay(registered());
        cloud.recipients.lose("r-1", true);

        assertThat(foundTwice()).containsEntry(Finding.ContactMissing, REPAIRED);

        assertThat(cloud.recipients.find("r-1").orElseThrow().recipient()).isEqualTo(Parcel.recipient());
        assertFindsNothingMore();
    }

    @Test
    void anUnreadableContactIsPutBackFromItsVersions() {
        isUnderWay(registered());
        cloud.recipients.corrupt("r-1");

        assertThat(foundTwice()).containsEntry(Finding.ContactMissing, REPAIRED);
        assertFindsNothingMore();
    }

    @Test
    void aContactOfWhichNothingIsLeftIsEscalated() {
        isUnderWay(registered());
        cloud.recipients.lose("r-1", false);

        assertThat(foundTwice()).containsEntry(Finding.ContactMissing, ESCALATED);

        assertThat(reasons()).containsExactly("ContactMissing");
        assertFindsNothingMore();
    }

    @Test
    void aContactOfAnotherSenderIsEscalated() {
        isUnderWay(registered());
        cloud.recipients.lose("r-1", false);
        cloud.recipients.register(Parcel.recipient(), "somebody-else", cloud.clock.instant());

        assertThat(foundTwice()).containsEntry(Finding.ContactForeign, ESCALATED);

        assertThat(reasons()).containsExactly("ContactForeign");
        assertFindsNothingMore();
    }

    // ---- waits ----

    @Test
    void aNoticeThatWaitsForNobodyIsForgottenAndEscalated() {
        isUnderWay(parcel.readyAt(cloud));
        var attempt = isTold();
        cloud.executions.put(Name.notifyRecipient(deliveryId, "code", 1), Standing.FAILED);
        cloud.waits.park(deliveryId, attempt.waitName(), new TaskToken("forgotten"));

        assertThat(foundTwice()).containsEntry(Finding.WaitWithoutWorkflow, ESCALATED);

        assertThat(cloud.waits.names(deliveryId, "notice#")).isEmpty();
        assertThat(reasons()).containsExactly("WaitWithoutWorkflow");
        assertFindsNothingMore();
    }

    @Test
    void aNoticeThatArrivedBeforeItsWorkflowWasLostNeedsNobody() {
        isUnderWay(parcel.readyAt(cloud));
        var attempt = isTold();
        cloud.attempts.raise(attempt, Evidence.DELIVERED);
        cloud.executions.put(Name.notifyRecipient(deliveryId, "code", 1), Standing.FAILED);
        cloud.waits.park(deliveryId, attempt.waitName(), new TaskToken("forgotten"));

        assertThat(foundTwice()).containsEntry(Finding.WaitWithoutWorkflow, REPAIRED);

        assertThat(reasons()).isEmpty();
    }

    @Test
    void theWaitsOfSilentChannelsAreNoFinding() {
        isUnderWay(parcel.readyAt(cloud));
        cloud.waits.park(deliveryId, isTold().waitName(), new TaskToken("silent"));
        cloud.executions.put(Name.notifyRecipient(deliveryId, "code", 1), Standing.SUCCEEDED);

        assertThat(foundTwice().values()).containsOnly(NONE);
    }

    // ---- the check itself ----

    @Test
    void aDeliveryThatCannotBeReadIsEscalatedAndKeepsNobodyElseFromBeingLookedAt() {
        registered();
        isUnderWay(registered("JD014600003828392838"));
        cloud.deliveries.corrupt(deliveryId);

        check();
        var report = checkAfterGrace();

        assertThat(report.counts()).containsEntry(Finding.DeliveryUnreadable, ESCALATED);
        assertThat(report.deliveries()).isEqualTo(2);
        assertThat(reasons()).containsExactly("DeliveryUnreadable");
        assertFindsNothingMore();
    }

    @Test
    void aCheckThatRunsOutOfTimeIsContinuedByTheNext() {
        IntStream.range(0, 120).forEach(i -> isUnderWay(registered("JD0146000038283%05d".formatted(i))));
        var left = new AtomicInteger(70);

        var first = cloud.checkIntegrity().check(() -> left.decrementAndGet() >= 0);
        var second = check();
        var third = check();

        assertThat(first.isComplete()).isFalse();
        assertThat(second.isComplete()).isTrue();
        assertThat(first.deliveries() + second.deliveries()).isEqualTo(120);
        assertThat(third.deliveries()).isEqualTo(120);
    }

    @Test
    void aCheckThatIsThrottledIsContinuedByTheNext() {
        IntStream.range(0, 20).forEach(i -> isUnderWay(registered("JD0146000038283%05d".formatted(i))));
        cloud.executions.answer(7);

        var first = check();
        cloud.executions.answer(Integer.MAX_VALUE);
        var second = check();

        assertThat(first.isComplete()).isFalse();
        assertThat(first.deliveries()).isEqualTo(7);
        assertThat(second.isComplete()).isTrue();
        assertThat(second.deliveries()).isEqualTo(13);
    }

    @Test
    void checksAtTheSameTimeActOnce() throws Exception {
        registered();
        check();
        cloud.clock.advance(GRACE);

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(Collections.nCopies(8, (Callable<?>) this::check))) {
                each.get();
            }
        }

        assertThat(cloud.executions.started()).containsExactly(Name.deliverParcel(deliveryId, 1));
        assertThat(Collections.frequency(cloud.timeline(deliveryId), "IntegrityRepaired"))
                .isEqualTo(1);
    }

    @Test
    void aRecordThatTheCheckBreaksOffAtIsNotInItsWayAgain() {
        registered();
        isUnderWay(registered("JD014600003828392838"));
        cloud.executions.beOutOfOrder(Name.deliverParcel(deliveryId, 1));
        int behindIt = deliveryId.compareTo(new Parcel("JD014600003828392838").deliveryId()) < 0 ? 1 : 0;

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::check);

        assertThat(check().deliveries()).isEqualTo(behindIt);
    }

    // ---- arranging ----

    private IntegrityReport check() {
        return cloud.checkIntegrity().check(() -> true);
    }

    private IntegrityReport checkAfterGrace() {
        cloud.clock.advance(GRACE);
        return check();
    }

    private Map<Finding, Count> foundTwice() {
        check();
        return checkAfterGrace().counts();
    }

    private void assertFindsNothingMore() {
        assertThat(checkAfterGrace().counts().values()).containsOnly(NONE);
        assertThat(checkAfterGrace().counts().values()).containsOnly(NONE);
    }

    private List<String> reasons() {
        return cloud.cases.of(deliveryId).stream().map(Case::reason).toList();
    }

    private List<?> grants() {
        return cloud.lockers.grants(InMemoryCloud.LOCKER_ID, cloud.clock.instant());
    }

    private Parcel registered() {
        cloud.recordCarrierEvent().record(parcel.registered());
        return parcel;
    }

    private Parcel registered(String trackingNumber) {
        var other = new Parcel(trackingNumber);
        cloud.recordCarrierEvent().record(other.registered());
        return other;
    }

    private Parcel isUnderWay(Parcel known) {
        cloud.executions.put(Name.deliverParcel(known.deliveryId(), 1), Standing.RUNNING);
        return known;
    }

    /// The locker's report of the pickup breaks off before it has closed the delivery.
    private void reportBreaksOff() {
        var now = cloud.clock.instant();
        cloud.changeDelivery()
                .changeKnown(
                        deliveryId,
                        delivery -> delivery.collected(now),
                        TimelineEntry.of("collected", now, "ParcelCollected"),
                        Optional.empty());
    }

    /// A first message of the code's notice has gone out.
    private AttemptId isTold() {
        var id = new AttemptId(deliveryId, "code", 1);
        var contact = new ContactRef("r-1", 1, 1, Channel.SMS);
        cloud.attempts.open(Attempt.requested(id, NoticeKind.CODE, contact, "DE", cloud.clock.instant()));
        return id;
    }

    private static CodeRecord another(CodeRecord code, String deliveryId) {
        return with(code, deliveryId, code.digest(), code.issuedAt());
    }

    private static CodeRecord digits(CodeRecord code, String digest) {
        return with(code, code.deliveryId(), digest, code.issuedAt());
    }

    private static CodeRecord issued(CodeRecord code, Instant at) {
        return with(code, code.deliveryId(), code.digest(), at);
    }

    private static CodeRecord with(CodeRecord code, String deliveryId, String digest, Instant issuedAt) {
        return new CodeRecord(
                deliveryId,
                code.lockerId(),
                code.compartment(),
                code.version(),
                code.length(),
                code.keyVersion(),
                digest,
                issuedAt,
                code.expiresAt());
    }
}
