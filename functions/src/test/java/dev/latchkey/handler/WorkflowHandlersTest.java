package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.code.NotConfirmed;
import dev.latchkey.digest.Figure.Unreachable;
import dev.latchkey.json.InvalidField;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonObject;
import dev.latchkey.locker.Grant;
import dev.latchkey.memory.Household;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.memory.RecordingWorkflows.Completion;
import dev.latchkey.notice.Lane;
import dev.latchkey.recipient.Channel;
import dev.latchkey.shipment.PickupDue.What;
import dev.latchkey.shipment.ReturnOrder;
import dev.latchkey.shipment.ReturnOrder.Reason;
import dev.latchkey.support.Audit.Numbered;
import dev.latchkey.support.Subject;
import dev.latchkey.support.TimelineSeal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The handlers that state machines call, with the inputs and outputs that the definitions use.
class WorkflowHandlersTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first();

    @Test
    void issueCodeTellsVersionsAndTimesAndNoDigits() {
        parcel.confirmedAt(cloud);

        var output =
                Invocation.of(new IssueCodeHandler(cloud.issueCode(), cloud.endNotices(), cloud.codePolicy), input());

        assertThat(output.asMap())
                .isEqualTo(Map.of(
                        "codeVersion", 1,
                        "remindAt", "2026-11-24T09:00:00Z",
                        "expiresAt", "2026-11-26T09:00:00Z"));
    }

    @Test
    void issueCodeFailsByItsNameWhereNothingIsConfirmed() {
        cloud.recordCarrierEvent().record(parcel.registered());

        assertThatExceptionOfType(NotConfirmed.class)
                .isThrownBy(() -> Invocation.of(
                        new IssueCodeHandler(cloud.issueCode(), cloud.endNotices(), cloud.codePolicy), input()));
    }

    @Test
    void awaitDepositAndSyncLockerParkTheirTokens() {
        parcel.readyAt(cloud);

        assertThat(Invocation.of(new AwaitDepositHandler(cloud.awaitDeposit()), waiting("a"))
                        .bool("parked"))
                .isTrue();
        assertThat(Invocation.of(new SyncLockerHandler(cloud.syncLocker()), parking("b"))
                        .bool("parked"))
                .isTrue();

        assertThat(cloud.workflows.completions()).extracting(Completion::token).containsExactly("a");
        assertThat(cloud.link.manifests()).hasSize(1);
    }

    @Test
    void aPlansStepIsWhatSendMessageTakes() {
        parcel.readyAt(cloud);
        var plan = Invocation.of(
                new PlanNoticeHandler(cloud.planNotice(), cloud.clock),
                Map.of("deliveryId", parcel.deliveryId(), "noticeId", "code", "kind", "CODE", "round", 1));

        for (var step : plan.objects("steps")) {
            Invocation.of(
                    new SendMessageHandler(cloud.sendMessage(), cloud.countFigures(), cloud.clock), sending(step));
        }

        assertThat(plan.integer("roundsLeft")).isEqualTo(2);
        assertThat(plan.integer("pauseSeconds")).isEqualTo(600);
        assertThat(plan.objects("steps"))
                .extracting(step -> step.integer("deadlineSeconds"))
                .containsExactly(60, 120, 300);
        assertThat(cloud.push.sendings()).hasSize(1);
        assertThat(cloud.sms.sendings()).hasSize(1);
        assertThat(cloud.email.sendings()).hasSize(1);
    }

    @Test
    void expireCodeTellsHowItEnded() {
        parcel.readyAt(cloud);
        var handler = new ExpireCodeHandler(cloud.expireCode(), cloud.endNotices());

        assertThat(Invocation.of(handler, expiring(false)).asMap())
                .isEqualTo(Map.of("outcome", "Wait", "until", "2026-11-26T09:00:00Z"));
        cloud.clock.advance(Duration.ofHours(72));
        assertThat(Invocation.of(handler, expiring(false)).asMap()).isEqualTo(Map.of("outcome", "Returned"));
        assertThat(Invocation.of(handler, expiring(true)).asMap()).isEqualTo(Map.of("outcome", "Cancelled"));
    }

    @Test
    void handOverParcelTellsHowItEnded() {
        parcel.readyAt(cloud);
        var handler = new HandOverParcelHandler(cloud.handOverParcel());

        assertThat(Invocation.of(handler, closing("Cancelled")).string("outcome"))
                .isEqualTo("Cancelled");
        assertThat(cloud.returns.orders()).extracting(ReturnOrder::reason).containsExactly(Reason.ShipmentCancelled);

        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());
        assertThat(Invocation.of(handler, closing("Returned")).string("outcome"))
                .isEqualTo("Collected");
    }

    @Test
    void expireCodeEndsTheNoticesThatCarryIt() {
        parcel.readyAt(cloud);
        var pause = Map.of(
                "deliveryId", parcel.deliveryId(),
                "noticeId", "reminder",
                "kind", "REMINDER",
                "contactVersion", 1,
                "taskToken", "pause");
        Invocation.of(new AwaitNextRoundHandler(cloud.awaitNextRound()), pause);

        Invocation.of(new ExpireCodeHandler(cloud.expireCode(), cloud.endNotices()), expiring(true));

        assertThat(cloud.workflows.completions())
                .containsExactly(new Completion("pause", Map.of("outcome", "NothingToTell")));
    }

    @Test
    void aPlanThatMovedAChannelIsCounted() {
        parcel.readyAt(cloud);
        var handler = new PlanNoticeHandler(cloud.planNotice(), cloud.clock);
        for (int i = 0; i < 50; i++) {
            cloud.channelHealth.sent(new Lane(Channel.PUSH, "DE"), cloud.clock.instant());
        }
        cloud.clock.advance(Duration.ofMinutes(10));
        var context = new FakeContext();

        Invocation.of(
                handler,
                Map.of("deliveryId", parcel.deliveryId(), "noticeId", "code", "kind", "CODE", "round", 1),
                context);

        assertThat(context.lines())
                .singleElement()
                .asString()
                .contains("\"ChannelDegraded\":1", "\"channel\":\"PUSH\"", "\"country\":\"DE\"");
    }

    @Test
    void awaitPickupTellsThatItWasCollected() {
        parcel.readyAt(cloud);
        cloud.recordPickup()
                .record(InMemoryCloud.LOCKER_ID, parcel.deliveryId(), 7, "collected", cloud.clock.instant());

        Invocation.of(awaitPickup(), awaiting("t"));

        assertThat(cloud.workflows.completions())
                .containsExactly(
                        new Completion("t", Map.of("outcome", What.Collected, "until", cloud.clock.instant())));
    }

    @Test
    void awaitPickupTellsTheLockerOfALaterEnd() {
        parcel.readyAt(cloud);
        cloud.extendPickup().extend(parcel.deliveryId(), "recipient");

        Invocation.of(awaitPickup(), awaiting("t"));

        assertThat(cloud.workflows.completions()).isEmpty();
        assertThat(cloud.lockers.openGrants(InMemoryCloud.LOCKER_ID))
                .extracting(Grant::expiresAt)
                .containsExactly(InMemoryCloud.START.plus(Duration.ofHours(120)));
    }

    @Test
    void aHeldCodeIsWarnedOfCountedAndAwaited() {
        parcel.readyAt(cloud);
        Household.changes(cloud, Household.STRANGE);
        var context = new FakeContext();

        var warned = Invocation.of(
                new WarnPreviousContactHandler(cloud.warnPreviousContact(), cloud.clock), input(), context);
        Invocation.of(new AwaitReleaseHandler(cloud.awaitRelease()), parking("t"));

        assertThat(warned.strings("channels")).containsExactly("PUSH", "SMS", "EMAIL");
        assertThat(context.lines()).singleElement().asString().contains("\"PickupCodeHeld\":1");
        assertThat(cloud.workflows.completions()).isEmpty();
    }

    @Test
    void aPlanSaysThatTheCodeIsHeld() {
        parcel.readyAt(cloud);
        Household.changes(cloud, Household.STRANGE);

        var plan = Invocation.of(
                new PlanNoticeHandler(cloud.planNotice(), cloud.clock),
                Map.of("deliveryId", parcel.deliveryId(), "noticeId", "code", "kind", "CODE", "round", 1));

        assertThat(plan.bool("held")).isTrue();
        assertThat(plan.objects("steps")).isEmpty();
    }

    @Test
    void closeDeliveryTellsTheOutcomeThatCounts() {
        parcel.confirmedAt(cloud);
        var handler = new CloseDeliveryHandler(cloud.closeDelivery(), cloud.auditClosing());

        assertThat(Invocation.of(handler, closing("Escalated")).string("outcome"))
                .isEqualTo("Escalated");
        assertThat(Invocation.of(handler, closing("Collected")).string("outcome"))
                .isEqualTo("Escalated");
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> Invocation.of(handler, closing("Exploded")));
    }

    @Test
    void closeDeliverySealsTheTimelineOnce() {
        parcel.confirmedAt(cloud);
        var handler = new CloseDeliveryHandler(cloud.closeDelivery(), cloud.auditClosing());
        Invocation.of(handler, closing("Collected"));
        var timeline = cloud.deliveries.timeline(parcel.deliveryId());

        Invocation.of(handler, closing("Escalated"));

        assertThat(cloud.audit.of(Subject.delivery(parcel.deliveryId())))
                .extracting(Numbered::entry)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.what()).isEqualTo("DeliveryClosed");
                    assertThat(entry.details())
                            .isEqualTo(Map.of(
                                    "outcome",
                                    "Collected",
                                    "timelineSeal",
                                    TimelineSeal.of(timeline).text()));
                });
    }

    @Test
    void openCaseIsCounted() {
        parcel.confirmedAt(cloud);
        var context = new FakeContext();

        var output = openCase("ParcelUntraced", "Await Deposit", context);

        assertThat(output.string("caseId")).isEqualTo("parceluntraced-await-deposit");
        assertThat(context.lines()).singleElement().asString().contains("\"CaseOpened\":1", "ParcelUntraced");
        assertThat(cloud.figures.of(LocalDate.parse("2026-11-23"))).isEmpty();
    }

    @Test
    void aRecipientWhomNobodyReachesIsCountedOnce() {
        parcel.confirmedAt(cloud);

        openCase("RecipientUnreachable", "notice code", new FakeContext());
        openCase("RecipientUnreachable", "notice reminder", new FakeContext());

        assertThat(cloud.figures.of(LocalDate.parse("2026-11-23")).keySet())
                .containsExactly(new Unreachable(parcel.deliveryId()));
    }

    private JsonObject openCase(String reason, String failedPart, FakeContext context) {
        return Invocation.of(
                new OpenCaseHandler(cloud.openCase(), cloud.countFigures(), cloud.clock),
                JsonFields.of("deliveryId", parcel.deliveryId())
                        .and("reason", reason)
                        .and("failedPart", failedPart)
                        .and("error", "States.Timeout")
                        .map(),
                context);
    }

    private Map<String, ?> input() {
        return Map.of("deliveryId", parcel.deliveryId());
    }

    private Map<String, ?> parking(String token) {
        return Map.of("deliveryId", parcel.deliveryId(), "taskToken", token);
    }

    private Map<String, ?> waiting(String token) {
        return Map.of(
                "deliveryId",
                parcel.deliveryId(),
                "taskToken",
                token,
                "handled",
                List.of(),
                "until",
                "2026-11-25T13:00:00Z");
    }

    private Map<String, ?> awaiting(String token) {
        return Map.of(
                "deliveryId",
                parcel.deliveryId(),
                "until",
                "2026-11-24T09:00:00.000Z",
                "isReminded",
                false,
                "taskToken",
                token);
    }

    private Map<String, ?> expiring(boolean isCancelled) {
        return Map.of("deliveryId", parcel.deliveryId(), "isCancelled", isCancelled);
    }

    private Map<String, ?> closing(String outcome) {
        return Map.of("deliveryId", parcel.deliveryId(), "outcome", outcome);
    }

    private Map<String, ?> sending(JsonObject step) {
        return Map.of(
                "deliveryId",
                parcel.deliveryId(),
                "noticeId",
                "code",
                "kind",
                "CODE",
                "step",
                step.asMap(),
                "taskToken",
                "t-" + step.integer("number"));
    }

    private AwaitPickupHandler awaitPickup() {
        return new AwaitPickupHandler(cloud.awaitPickup(), cloud.alignCode(), cloud.warnRecipients());
    }
}
