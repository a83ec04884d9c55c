package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.json.JsonObject;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.notice.AttemptId;
import dev.latchkey.notice.ContactRef;
import dev.latchkey.notice.NoticeKind;
import dev.latchkey.notice.Receipt.Failed;
import dev.latchkey.notice.Refusal;
import dev.latchkey.recipient.Channel;
import dev.latchkey.resend.CourseReader;
import dev.latchkey.shipment.TaskToken;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadDeliveryHandlerTest {

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final Parcel parcel = Parcel.first().readyAt(cloud);
    private final ReadDeliveryHandler handler = new ReadDeliveryHandler(
            cloud.readDelivery(), cloud.cases, cloud.listResends(), cloud.helpLink(), cloud.publicUrl());

    @Test
    void tellsStateAndTimeline() {
        var answer = byId(parcel.deliveryId());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().string("status")).isEqualTo("ReadyForPickup");
        assertThat(answer.body().string("lockerId")).isEqualTo(InMemoryCloud.LOCKER_ID);
        assertThat(answer.body().objects("timeline"))
                .extracting(entry -> entry.string("type"))
                .contains("ShipmentRegistered", "CarrierDelivered", "ParcelDeposited", "PickupCodeIssued");
    }

    @Test
    void givesTheLinkToHelpForTheShopsOwnPage() {
        var link = byId(parcel.deliveryId()).body().string("helpLink");

        assertThat(link).startsWith("https://latchkey.example/help/");
        assertThat(cloud.helpLink().read(link.substring(link.lastIndexOf('/') + 1)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JD014600003828392837", "jd 0146 0000 3828 3928 37"})
    void findsAParcelByItsTrackingNumberHoweverWritten(String written) {
        assertThat(byTrackingNumber(written).body().string("deliveryId")).isEqualTo(parcel.deliveryId());
    }

    @Test
    void tellsItsCasesWithWhatWasSentAndWhatCameBack() {
        cloud.sendMessage()
                .send(
                        new AttemptId(parcel.deliveryId(), "code", 1),
                        NoticeKind.CODE,
                        new ContactRef("r-1", 1, 1, Channel.SMS),
                        new TaskToken("t"));
        cloud.recordReceipt().record(new Failed("SMS-1", Refusal.OPTED_OUT, cloud.clock.instant()));
        assertThat(byId(parcel.deliveryId()).body().objects("cases")).isEmpty();

        cloud.openCase().open(parcel.deliveryId(), "RecipientUnreachable", "notice code", "no receipt on any channel");

        var opened = byId(parcel.deliveryId()).body().objects("cases").getFirst();
        assertThat(opened.string("caseId")).isEqualTo("recipientunreachable-notice-code");
        assertThat(opened.string("reason")).isEqualTo("RecipientUnreachable");
        assertThat(opened.string("failedPart")).isEqualTo("notice code");
        assertThat(opened.string("error")).isEqualTo("no receipt on any channel");
        assertThat(opened.string("openedAt")).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(opened.objects("ledger"))
                .singleElement()
                .satisfies(line -> assertThat(line.asMap())
                        .isEqualTo(Map.of(
                                "noticeId", "code",
                                "number", 1,
                                "kind", "CODE",
                                "channel", "SMS",
                                "requestedAt", "2026-11-23T09:00:00Z",
                                "evidence", "ACCEPTED",
                                "refusal", "OPTED_OUT")));
    }

    @Test
    void tellsHowOftenSomebodyAskedForTheCodeAndWhatCameOfIt() {
        asks("first", "{\"trackingNumber\":\"%s\",\"reason\":\"She called\",\"agent\":\"noor\"}");
        cloud.explainResend().explain(CourseReader.read(JsonObject.parse("""
                        {"executionName": "first", "caseId": "c-1", "accepted": {"outcome": "Accepted",
                         "requestId": "console-first", "deliveryId": "%s", "action": "resend"}}
                        """.formatted(parcel.deliveryId()))));
        cloud.clock.advance(Duration.ofMinutes(1));
        asks("second", "{\"trackingNumber\":\"%s\",\"action\":\"rotate\"}");

        var answer = byId(parcel.deliveryId());

        assertThat(answer.body().objects("resends"))
                .extracting(JsonObject::asMap)
                .containsExactly(
                        Map.of(
                                "requestId", "console-first",
                                "at", "2026-11-23T09:00:00Z",
                                "action", "resend",
                                "outcome", "CaseOpened",
                                "caseId", "c-1"),
                        Map.of(
                                "requestId", "console-second",
                                "at", "2026-11-23T09:01:00Z",
                                "action", "rotate"));
        assertThat(answer.text()).doesNotContain("She called", "noor");
    }

    @Test
    void anotherDeliverysRequestsAreNotTold() {
        var other = new Parcel("JD014600003828392838").readyAt(cloud);
        asks("first", "{\"trackingNumber\":\"%s\"}");

        assertThat(byId(other.deliveryId()).body().objects("resends")).isEmpty();
    }

    @Test
    void tellsNobodysNameOrAddress() {
        cloud.openCase().open(parcel.deliveryId(), "RecipientUnreachable", "notice code", "no receipt on any channel");

        assertThat(byId(parcel.deliveryId()).text()).doesNotContain("Sommer", "ada@", "1713920042", "push-token");
    }

    @Test
    void answers404ForADeliveryThatDoesNotExist() {
        assertThat(byId("d-nothing").status()).isEqualTo(404);
        assertThat(byTrackingNumber("JD9999").problem()).isEqualTo("unknown-delivery");
    }

    @Test
    void answers404ForAnIdentifierThatNoKeyCanHold() {
        assertThat(byId("d".repeat(3_000)).status()).isEqualTo(404);
        assertThat(byId("../../etc").status()).isEqualTo(404);
    }

    @Test
    void namesTheParameterThatIsMissingOrWrong() {
        assertThat(answer(Map.of()).status()).isEqualTo(422);
        assertThat(answer(Map.of()).body().string("field")).isEqualTo("trackingNumber");
        assertThat(byTrackingNumber("?").body().string("field")).isEqualTo("trackingNumber");
    }

    private void asks(String executionName, String input) {
        var fields = JsonObject.parse(input.formatted(parcel.trackingNumber())).asMap();
        cloud.acceptResend().accept(fields, executionName, cloud.clock.instant());
    }

    private Answer byId(String deliveryId) {
        return answer(Map.of("pathParameters", Map.of("deliveryId", deliveryId)));
    }

    private Answer byTrackingNumber(String trackingNumber) {
        return answer(Map.of("queryStringParameters", Map.of("trackingNumber", trackingNumber)));
    }

    private Answer answer(Map<String, ?> event) {
        return Answer.read(Invocation.of(handler, event));
    }
}
