package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.journey.Web.Answer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/// A parcel's journey while AWS throttles, fails, does not answer, or does what it is asked and does not say so.
@ExtendWith(Shared.OwnVirtualTime.class)
class FaultRoadsTest {

    /// One more than the SDK tries, so that the workflow's own retry is needed.
    private static final int SHORT_RUN = 4;

    /// Eight pauses of the retry called `transient`, and Lambda's two of an asynchronous event.
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(6);

    /// Three rounds of one channel with all their retries and pauses.
    private static final Duration ALL_ROUNDS = Duration.ofMinutes(75);

    private final Outside outside;
    private final AwsFaultsDoor faults;

    FaultRoadsTest(Outside outside) {
        this.outside = outside;
        this.faults = new AwsFaultsDoor(outside.web());
    }

    /// Carriers' secrets are believed for five minutes; each test has to ask for them.
    @BeforeEach
    void carriersSecretsAreForgotten() {
        passes(Duration.ofMinutes(6));
    }

    @AfterEach
    void awsWorksAgain() {
        faults.end();
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb, PutItem, , ProvisionedThroughputExceededException",
        "dynamodb, GetItem, , NoAnswer",
        "dynamodb, Query, DeliveriesTable, ServiceUnavailable",
        "dynamodb, UpdateItem, LockersTable, InternalServerError",
        "dynamodb, TransactWriteItems, LockersTable, ThrottlingException",
        "dynamodb, TransactWriteItems, DeliveriesTable, RequestLimitExceeded",
        "sns, Publish, , Throttled",
        "sns, Publish, , ServiceUnavailable",
        "sns, CreatePlatformEndpoint, , InternalError",
        "iotdata, Publish, , ThrottlingException",
        "iotdata, Publish, , InternalFailureException",
        "iotdata, Publish, , NoAnswer",
        "lambda, Invoke, ReceiveCarrierEventFunction, TooManyRequestsException",
        "lambda, Invoke, RecordLockerEventFunction, TooManyRequestsException",
        "lambda, Invoke, RecordReceiptFunction, ServiceException",
        "lambda, Invoke, IssueCodeFunction, TooManyRequestsException",
        "lambda, Invoke, IssueCodeFunction, SnapStartNotReadyException",
        "lambda, Invoke, AwaitDepositFunction, ServiceException",
        "lambda, Invoke, SyncLockerFunction, NoAnswer",
        "lambda, Invoke, SendMessageFunction, ServiceException",
        "states, StartExecution, , ThrottlingException",
        "states, StartExecution, , InternalFailure",
        "states, SendTaskSuccess, , ThrottlingException",
        "states, SendTaskSuccess, , NoAnswer",
        "secretsmanager, GetSecretValue, , ThrottlingException",
        "secretsmanager, GetSecretValue, , InternalServiceError",
    })
    void aShortRunOfFaultsDelaysAParcelAndDoublesNothing(
            String service, String operation, String resource, String error) {
        faults.fails(service, operation, resource, error, SHORT_RUN);
        var parcel = outside.parcelFor("PUSH", "SMS");

        arrives(parcel);

        assertThat(faults.tookEffect()).isEqualTo(SHORT_RUN);
        assertThat(parcel.phone().shows()).hasSize(1);
        isWhole(parcel);
    }

    @ParameterizedTest
    @CsvSource({
        "GetSuppressedDestination, InternalServiceErrorException",
        "SendEmail, TooManyRequestsException",
        "SendEmail, ServiceUnavailable"
    })
    void aShortRunOfFaultsDelaysAnEmail(String operation, String error) {
        faults.fails("ses", operation, null, error, SHORT_RUN);
        var parcel = outside.parcelFor("EMAIL");

        arrives(parcel);

        assertThat(faults.tookEffect()).isEqualTo(SHORT_RUN);
        assertThat(parcel.phone().shows()).hasSize(1);
        isWhole(parcel);
    }

    /// Where the SDK's three tries all did it, there is nothing left to do for a fourth.
    @ParameterizedTest
    @CsvSource({
        "dynamodb, PutItem, , NoAnswer",
        "dynamodb, PutItem, DeliveriesTable, InternalServerError",
        "dynamodb, UpdateItem, LockersTable, NoAnswer",
        "dynamodb, UpdateItem, DeliveriesTable, InternalServerError",
        "dynamodb, DeleteItem, , NoAnswer",
        "dynamodb, TransactWriteItems, LockersTable, NoAnswer",
        "dynamodb, TransactWriteItems, DeliveriesTable, InternalServerError",
        "iotdata, Publish, , NoAnswer",
        "lambda, Invoke, ReceiveCarrierEventFunction, ServiceException",
        "lambda, Invoke, RecordLockerEventFunction, ServiceException",
        "lambda, Invoke, RecordAcknowledgementFunction, ServiceException",
        "lambda, Invoke, RecordReceiptFunction, ServiceException",
        "lambda, Invoke, CheckContactFunction, NoAnswer",
        "lambda, Invoke, AwaitDepositFunction, NoAnswer",
        "lambda, Invoke, IssueCodeFunction, NoAnswer",
        "lambda, Invoke, SyncLockerFunction, NoAnswer",
        "lambda, Invoke, PlanNoticeFunction, NoAnswer",
        "lambda, Invoke, SendMessageFunction, NoAnswer",
        "lambda, Invoke, AwaitPickupFunction, NoAnswer",
        "states, SendTaskSuccess, , NoAnswer",
        "secretsmanager, GetSecretValue, , NoAnswer",
    })
    void workWhoseAnswerIsLostIsNotDoneTwice(String service, String operation, String resource, String error) {
        faults.losesAnswers(service, operation, resource, error, SHORT_RUN);
        var parcel = outside.parcelFor("PUSH", "SMS");

        arrives(parcel);

        assertThat(faults.tookEffect()).isBetween(SHORT_RUN - 1, SHORT_RUN);
        assertThat(parcel.phone().shows()).hasSize(1);
        isWhole(parcel);
    }

    @ParameterizedTest
    @CsvSource({
        "sns, SMS, Publish, NoAnswer",
        "sns, PUSH, Publish, InternalError",
        "ses, EMAIL, SendEmail, NoAnswer",
        "ses, EMAIL, SendEmail, InternalServiceErrorException"
    })
    void aMessageWhoseAnswerIsLostIsSentOnceMoreWithTheSameCode(
            String service, String channel, String operation, String error) {
        faults.losesAnswers(service, operation, null, error, 1);
        var parcel = outside.parcelFor(channel);

        arrives(parcel);

        assertThat(faults.tookEffect()).isEqualTo(1);
        assertThat(parcel.phone().shows()).hasSize(2);
        isWhole(parcel);
    }

    @Test
    void aChannelThatNeverAnswersSendsTwoMessagesAndPassesOnToTheNext() {
        faults.losesAnswers("sns", "Publish", null, "NoAnswer", SHORT_RUN);
        var parcel = outside.parcelFor("SMS", "EMAIL");

        arrives(parcel);

        assertThat(faults.tookEffect()).isEqualTo(2);
        assertThat(parcel.phone().channels()).containsExactly("SMS", "SMS", "EMAIL");
        isWhole(parcel);
    }

    @Test
    void aNoticeWhoseStartIsNotAnsweredIsNotStartedAgain() {
        var parcel = outside.parcelFor("PUSH");
        tells(parcel::isRegistered);
        tells(() -> parcel.is("delivered"));
        passes(Duration.ZERO);
        faults.losesAnswers("states", "StartExecution", null, "NoAnswer", 1);

        arrives(parcel);

        assertThat(faults.tookEffect()).isEqualTo(1);
        assertThat(parcel.phone().shows()).hasSize(1);
        isWhole(parcel);
    }

    @Test
    void aTimeOutIsNoAnswer() {
        faults.slows("sns", "Publish", "PT3S", 1);
        faults.slows("dynamodb", "TransactWriteItems", "PT3S", 1);
        var parcel = outside.parcelFor("SMS");

        arrives(parcel);

        assertThat(faults.tookEffect()).isEqualTo(2);
        assertThat(parcel.phone().shows()).hasSize(2);
        isWhole(parcel);
    }

    @ParameterizedTest
    @CsvSource({
        "dynamodb, TransactWriteItems, LockersTable, ThrottlingException, Issue Code",
        "dynamodb, UpdateItem, LockersTable, AccessDeniedException, Sync Locker",
        "iotdata, Publish, , ServiceUnavailableException, Sync Locker",
        "iotdata, Publish, , UnauthorizedException, Sync Locker",
        "lambda, Invoke, IssueCodeFunction, TooManyRequestsException, Issue Code",
        "lambda, Invoke, SyncLockerFunction, ServiceException, Sync Locker",
        "states, StartExecution, , ThrottlingException, Notify Recipient"
    })
    void aFaultThatStaysIsEscalatedUnderThePartThatFailed(
            String service, String operation, String resource, String error, String failedPart) {
        var parcel = outside.parcelFor("SMS");
        tells(parcel::isRegistered);
        tells(() -> parcel.is("delivered"));
        passes(Duration.ZERO);
        faults.breaks(service, operation, resource, error);

        parcel.isDeposited();
        passes(LONGEST_RETRY);

        assertThat(faults.tookEffect()).isPositive();
        parcel.ends("Escalated");
        assertThat(failedParts(parcel)).containsExactly(failedPart);
        assertThat(parcel.cases()).containsExactly("SystemFault");
    }

    @ParameterizedTest
    @CsvSource({
        "sns, Publish, , SMS, AuthorizationError",
        "sns, CreatePlatformEndpoint, , PUSH, InternalError",
        "ses, SendEmail, , EMAIL, ServiceUnavailable",
        "ses, SendEmail, , EMAIL, SendingPausedException",
        "lambda, Invoke, SendMessageFunction, SMS, TooManyRequestsException"
    })
    void aChannelsFaultThatStaysIsEscalatedAndTheParcelCanBeCollected(
            String service, String operation, String resource, String channel, String error) {
        var parcel = outside.parcelFor(channel);
        faults.breaks(service, operation, resource, error);
        arrives(parcel);

        passes(ALL_ROUNDS);

        assertThat(faults.tookEffect()).isPositive();
        assertThat(parcel.phone().shows()).isEmpty();
        assertThat(parcel.cases()).contains("SystemFault");
        assertThat(failedParts(parcel)).contains("notice code");
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
    }

    @Test
    void whereTheWorkflowCanTellNobodyTheIntegrityCheckDoes() {
        var parcel = outside.parcelFor("SMS");
        tells(parcel::isRegistered);
        tells(() -> parcel.is("delivered"));
        passes(Duration.ZERO);
        faults.breaks("lambda", "Invoke", "IssueCodeFunction", "ServiceException");
        faults.breaks("lambda", "Invoke", "OpenCaseFunction", "TooManyRequestsException");
        faults.breaks("lambda", "Invoke", "CloseDeliveryFunction", "TooManyRequestsException");
        parcel.isDeposited();
        passes(Duration.ofHours(4));
        faults.end();
        passes(Duration.ofHours(1));

        parcel.ends("Escalated");
        assertThat(parcel.cases()).containsExactly("PlacedWithoutCode");
    }

    @Test
    void aParcelWhoseDepositWakesNobodyGetsItsCodeWhenItsWorkflowLooksAgain() {
        var parcel = outside.parcelFor("SMS");
        tells(parcel::isRegistered);
        tells(() -> parcel.is("delivered"));
        passes(Duration.ZERO);
        faults.breaks("states", "SendTaskSuccess", null, "InternalFailure");
        parcel.isDeposited();
        passes(Duration.ofMinutes(10));
        faults.end();

        passes(Duration.ofHours(2));

        assertThat(parcel.cases()).isEmpty();
        isWhole(parcel);
    }

    @Test
    void aReminderThatCannotBeStartedIsPeoplesAndTheParcelStaysCollectable() {
        var parcel = outside.parcelFor("SMS");
        arrives(parcel);
        passes(Duration.ofHours(23));
        faults.breaks("states", "StartExecution", null, "InternalFailure");

        passes(Duration.ofHours(2));

        assertThat(failedParts(parcel)).containsExactly("Remind Recipient");
        assertThat(parcel.status()).isEqualTo("ReadyForPickup");
    }

    @Test
    void anEndingThatCannotBeToldIsPeoplesAndTheParcelGoesBack() {
        var parcel = outside.parcelFor("SMS");
        arrives(parcel);
        passes(Duration.ofHours(71));
        faults.breaks("states", "StartExecution", null, "InternalFailure");

        passes(Duration.ofHours(2));

        assertThat(failedParts(parcel)).containsExactly("Tell Recipient");
        parcel.ends("Returned");
    }

    /// One of everything, and the parcel can be collected.
    private void isWhole(Parcel parcel) {
        var deliveryId = parcel.deliveryId();
        assertThat(parcel.phone().codes()).hasSize(1);
        assertThat(parcel.cases()).isEmpty();
        assertThat(parcel.timeline()).doesNotHaveDuplicates();
        assertThat(parcel.executions())
                .extracting(ExecutionListItem::name)
                .containsExactlyInAnyOrder(
                        "deliver-" + deliveryId, "notify-" + deliveryId + "-code", "pickup-" + deliveryId);
        assertThat(grants("grant#", deliveryId)).isEqualTo(1);
        assertThat(grants("code#", deliveryId)).isEqualTo(1);
        parcel.isCollected().ends("Collected");
        assertThat(grants("grant#", deliveryId)).isZero();
    }

    private long grants(String prefix, String deliveryId) {
        return outside.cloud().items(Cloud.LOCKERS, "lockerId", Outside.ONLINE, prefix).stream()
                .filter(item -> item.get("deliveryId").s().equals(deliveryId))
                .count();
    }

    private List<String> failedParts(Parcel parcel) {
        return outside.cloud().items(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "case#").stream()
                .map(item -> item.get("failedPart").s())
                .toList();
    }

    /// Does not wait for the locker to be in step: while AWS fails, it may not be for long.
    private void passes(Duration time) {
        assertThat(outside.web()
                        .post("/_local/clock/advance", "{\"by\":\"" + time + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private void arrives(Parcel parcel) {
        tells(parcel::isRegistered);
        tells(() -> parcel.is("delivered"));
        parcel.isDeposited();
        passes(LONGEST_RETRY);
        parcel.becomes("ReadyForPickup");
    }

    /// Carriers and shops say again what was not taken.
    private void tells(Supplier<Answer> webhook) {
        Eventually.holds("the webhook is taken", () -> webhook.get().status() < 300);
    }
}
