package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/// Things that go wrong where nobody looks, and are put right by the check that the template schedules.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegrityRoadsTest {

    /// The check comes every 15 minutes, and acts on what looks wrong to two of them.
    private static final Duration TWO_CHECKS = Duration.ofMinutes(30);

    private static final JsonMapper JSON = new JsonMapper();

    private Outside outside;

    @BeforeAll
    void start() {
        outside = Outside.start(true);
    }

    @AfterAll
    void stop() {
        outside.close();
    }

    @Test
    void aHealthySystemReportsZeros() {
        outside.parcel().isRegistered();
        var parcel = arrived();
        outside.passes(TWO_CHECKS);
        parcel.isCollected().ends("Collected");
        outside.passes(TWO_CHECKS);

        var report = check();

        assertThat(report.path("deliveries").asInt()).isPositive();
        assertThat(report.path("suspected").asInt()).isZero();
        assertThat(report.path("repaired").asInt()).isZero();
        assertThat(report.path("escalated").asInt()).isZero();
        assertThat(report.path("isComplete").asBoolean()).isTrue();
        assertThat(parcel.timeline()).doesNotContain("IntegrityRepaired", "CaseOpened");
    }

    @Test
    void aParcelWhoseWorkflowWasStoppedOnItsWayGoesOnInAnotherRun() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();
        outside.cloud().stop(parcel.deliveryId(), "deliver-" + parcel.deliveryId());

        outside.passes(TWO_CHECKS);

        assertRepaired(parcel, "WorkflowLost");
        parcel.is("delivered");
        parcel.isDeposited();
        outside.settles();
        assertThat(parcel.phone().shows()).hasSize(1);
        parcel.isCollected().ends("Collected");
        assertThat(parcel.executions())
                .extracting(ExecutionListItem::name)
                .contains(
                        "deliver-" + parcel.deliveryId() + "-run2",
                        "notify-" + parcel.deliveryId() + "-code-run2",
                        "pickup-" + parcel.deliveryId() + "-run2");
    }

    @Test
    void aParcelWhoseWorkflowWasStoppedWhileItWaitsGoesOnWithoutASecondMessage() {
        var parcel = arrived();
        outside.cloud().stop(parcel.deliveryId(), "deliver-" + parcel.deliveryId());
        outside.cloud().stop(parcel.deliveryId(), "pickup-" + parcel.deliveryId());

        outside.passes(TWO_CHECKS);

        assertRepaired(parcel, "WorkflowLost");
        assertThat(parcel.phone().shows()).hasSize(1);
        outside.passes(Duration.ofHours(24));
        assertThat(parcel.phone().shows()).hasSize(2);
        assertThat(parcel.phone().codes()).hasSize(1);
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aParcelThatWasCollectedWithoutAWorkflowIsClosed() {
        var parcel = arrived();
        outside.cloud().stop(parcel.deliveryId(), "deliver-" + parcel.deliveryId());
        outside.cloud().stop(parcel.deliveryId(), "pickup-" + parcel.deliveryId());

        parcel.isCollected().ends("Collected");
        outside.passes(TWO_CHECKS);

        assertThat(parcel.timeline()).contains("DeliveryCollected").doesNotContain("IntegrityRepaired");
    }

    @Test
    void aCodeWhoseRecordWasDeletedOpensItsDoorAllTheSame() {
        var parcel = arrived();
        outside.cloud().lose(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "code");

        outside.passes(TWO_CHECKS);

        assertRepaired(parcel, "CodeNotReserved");
        assertThat(outside.cloud().items(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "code"))
                .hasSize(1);
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aGrantThatWasDeletedIsBackAtItsLocker() {
        var parcel = arrived();
        outside.cloud().lose(Cloud.LOCKERS, "lockerId", Outside.ONLINE, "grant#" + parcel.deliveryId());
        arrived();
        assertThat(manifest().deliveries()).doesNotContain(parcel.deliveryId());

        outside.passes(TWO_CHECKS);

        assertRepaired(parcel, "CodeNotReserved");
        assertThat(manifest().deliveries()).contains(parcel.deliveryId());
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aPlacedParcelWhoseTokenWasLostGetsItsCode() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();
        outside.cloud().lose(Cloud.DELIVERIES, "deliveryId", parcel.deliveryId(), "wait#confirmation");
        parcel.is("delivered");
        parcel.isDeposited();
        outside.settles();
        assertThat(parcel.status()).isEqualTo("Placed");

        outside.passes(TWO_CHECKS);

        assertRepaired(parcel, "PlacedWithoutCode");
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aReservationOfNobodyIsTakenAway() {
        var parcel = arrived();
        plantReservationLike(parcel, "d-nobody");
        arrived();
        assertThat(manifest().deliveries()).contains("d-nobody");

        outside.passes(TWO_CHECKS);

        assertThat(manifest().deliveries()).contains(parcel.deliveryId()).doesNotContain("d-nobody");
        assertThat(outside.cloud().items(Cloud.LOCKERS, "lockerId", Outside.ONLINE, "grant#d-nobody"))
                .isEmpty();
    }

    @Test
    void aContactThatCannotBeReadIsPutBackBeforeItIsNeeded() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();
        outside.cloud().corruptAddress(parcel.recipient().recipientId(), "not a number");

        outside.passes(TWO_CHECKS);

        assertRepaired(parcel, "ContactMissing");
        parcel.is("delivered");
        parcel.isDeposited();
        outside.settles();
        parcel.isCollected().ends("Collected");
    }

    @Test
    void aContactThatIsGoneForGoodIsForPeople() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();
        var recipientId = parcel.recipient().recipientId();
        outside.cloud().lose(Cloud.RECIPIENTS, "recipientId", recipientId, "contact");
        outside.cloud().lose(Cloud.RECIPIENTS, "recipientId", recipientId, "contact#000001");

        outside.passes(TWO_CHECKS);

        assertThat(parcel.cases()).containsExactly("ContactMissing");
        assertThat(check().path("escalated").asInt()).isZero();
    }

    @Test
    void aContactThatIsAnotherSendersIsForPeople() {
        var parcel = outside.parcel();
        parcel.isRegistered();
        outside.settles();
        outside.cloud()
                .dynamoDb()
                .updateItem(request -> request.tableName(Cloud.RECIPIENTS)
                        .key(Map.of(
                                "recipientId",
                                AttributeValue.fromS(parcel.recipient().recipientId()),
                                "item",
                                AttributeValue.fromS("contact")))
                        .updateExpression("SET #owner = :other")
                        .expressionAttributeNames(Map.of("#owner", "owner"))
                        .expressionAttributeValues(Map.of(":other", AttributeValue.fromS("somebody-else"))));

        outside.passes(TWO_CHECKS);

        assertThat(parcel.cases()).containsExactly("ContactForeign");
        assertThat(parcel.status()).isEqualTo("Registered");
    }

    @Test
    void aRunThatComesAfterThePickupClosesTheDelivery() {
        var parcel = arrived();
        outside.cloud().stop(parcel.deliveryId(), "deliver-" + parcel.deliveryId());
        outside.cloud().stop(parcel.deliveryId(), "pickup-" + parcel.deliveryId());
        parcel.isCollected().becomes("Collected");
        outside.settles();

        outside.cloud()
                .stepFunctions()
                .startExecution(request -> request.stateMachineArn(
                                "arn:aws:states:us-east-1:000000000000:stateMachine:latchkey-deliver-parcel")
                        .name("deliver-" + parcel.deliveryId() + "-run2")
                        .input("{\"deliveryId\":\"" + parcel.deliveryId() + "\",\"run\":2}"));
        outside.settles();

        parcel.ends("Collected");
        assertThat(parcel.timeline()).contains("DeliveryCollected");
        assertThat(parcel.cases()).isEmpty();
        assertThat(parcel.phone().shows()).hasSize(1);
    }

    @Test
    void aMonthWithoutEventsPassesAtOnce() {
        var before = outside.now();

        outside.passes(Duration.ofDays(30));

        assertThat(outside.now()).isAfterOrEqualTo(before.plus(Duration.ofDays(30)));
    }

    private Parcel arrived() {
        var parcel = outside.parcel();
        parcel.hasArrived();
        outside.settles();
        return parcel.becomes("ReadyForPickup");
    }

    private void assertRepaired(Parcel parcel, String finding) {
        assertThat(parcel.timeline()).contains("IntegrityRepaired");
        assertThat(parcel.known().body().toString()).contains(finding);
        assertThat(parcel.cases()).isEmpty();
    }

    /// Another check, beside the scheduled ones.
    private JsonNode check() {
        var answer =
                outside.cloud().lambda().invoke(request -> request.functionName("latchkey-CheckIntegrityFunction"));
        try {
            return JSON.readTree(answer.payload().asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void plantReservationLike(Parcel parcel, String deliveryId) {
        var grant = outside.cloud()
                .items(Cloud.LOCKERS, "lockerId", Outside.ONLINE, "grant#" + parcel.deliveryId())
                .getFirst();
        var planted = new HashMap<>(grant);
        planted.putAll(Map.of(
                "item", AttributeValue.fromS("grant#" + deliveryId),
                "deliveryId", AttributeValue.fromS(deliveryId),
                "digest", AttributeValue.fromS("A" + grant.get("digest").s().substring(1))));
        outside.cloud()
                .dynamoDb()
                .putItem(request -> request.tableName(Cloud.LOCKERS).item(planted));
    }

    private Manifest manifest() {
        var topic = "lockers/" + Outside.ONLINE + "/manifest";
        return Manifest.read(outside.cloud()
                .iot()
                .getRetainedMessage(request -> request.topic(topic))
                .payload()
                .asByteArray());
    }
}
