package dev.latchkey.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.aws.LibPhoneNumbers;
import dev.latchkey.json.JsonFields;
import dev.latchkey.memory.EventFile;
import dev.latchkey.memory.InMemoryCloud;
import dev.latchkey.memory.Parcel;
import dev.latchkey.recipient.RecipientReader;
import dev.latchkey.shipment.CarrierFormat;
import dev.latchkey.shipment.LatchkeyFormat;
import dev.latchkey.shipment.StandardWebhooks;
import dev.latchkey.support.Case;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveCarrierEventHandlerTest {

    private static final String SECRET = "whsec_bGF0Y2hrZXktdGVzdC1zZWNyZXQtMDAwMQ==";
    private static final byte[] REGISTERED = EventFile.bytes("carriers/latchkey-registered.json");

    private final InMemoryCloud cloud = new InMemoryCloud();
    private final FakeContext context = new FakeContext();
    private final ReceiveCarrierEventHandler handler = new ReceiveCarrierEventHandler(
            this::carrier,
            cloud.recordCarrierEvent(),
            cloud.cancelDelivery(),
            cloud.endNotices(),
            cloud.openCase(),
            cloud.reportUnreadable(),
            cloud.clock);

    @Test
    void takesASignedEvent() {
        var answer = post("msg_1", REGISTERED);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.body().string("status")).isEqualTo("Registered");
        assertThat(cloud.workflows.started()).containsExactly(answer.body().string("deliveryId"));
    }

    @Test
    void aCancelledParcelInItsLockerIsTakenUpByPeople() {
        var parcel = Parcel.first().readyAt(cloud);

        var answer = post("msg_1", EventFile.bytes("carriers/latchkey-cancelled.json"));

        assertThat(answer.body().string("status")).isEqualTo("Cancelled");
        assertThat(cloud.codes.find(parcel.deliveryId())).isEmpty();
        assertThat(cloud.cases.of(parcel.deliveryId())).extracting(Case::reason).containsExactly("ParcelWithoutCode");
        assertThat(context.lines()).anyMatch(line -> line.contains("\"CaseOpened\":1"));
    }

    @Test
    void answersTheSameEventAgainWith200() {
        var first = post("msg_1", REGISTERED);
        var again = post("msg_1", REGISTERED);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().asMap()).isEqualTo(first.body().asMap());
    }

    @Test
    void readsABodyThatCameInBase64() {
        var event = event("acme", signed("msg_1", REGISTERED), REGISTERED);
        event.put("body", Base64.getEncoder().encodeToString(REGISTERED));
        event.put("isBase64Encoded", true);

        assertThat(answer(event).status()).isEqualTo(202);
    }

    @Test
    void takesAnEventThatSaysNothingOfAParcel() {
        var answer = post("msg_1", text("{\"type\": \"account.updated\", \"timestamp\": \"2026-11-23T09:00:00Z\"}"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().string("status")).isEqualTo("Ignored");
    }

    @Test
    void doesNotKnowEveryCarrier() {
        var answer = answer(event("nobody", signed("msg_1", REGISTERED), REGISTERED));

        assertRefused(answer, 404, "unknown-carrier");
    }

    @Test
    void doesNotBelieveAWrongSignature() {
        var headers = new HashMap<>(signed("msg_1", REGISTERED));
        headers.put(StandardWebhooks.SIGNATURE, "v1,d3Jvbmc=");

        assertRefused(answer(event("acme", headers, REGISTERED)), 401, "not-believed");
    }

    @ParameterizedTest
    @ValueSource(strings = {StandardWebhooks.ID, StandardWebhooks.TIMESTAMP, StandardWebhooks.SIGNATURE})
    void doesNotBelieveAMissingHeader(String header) {
        var headers = new HashMap<>(signed("msg_1", REGISTERED));
        headers.remove(header);

        assertRefused(answer(event("acme", headers, REGISTERED)), 401, "not-believed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5M1S", "-PT5M1S"})
    void doesNotBelieveAStaleSignature(Duration age) {
        var headers =
                StandardWebhooks.headers(SECRET, "msg_1", cloud.clock.instant().minus(age), REGISTERED);

        assertRefused(answer(event("acme", headers, REGISTERED)), 401, "not-believed");
    }

    @Test
    void doesNotBelieveABodyThatWasChanged() {
        var changed = new String(REGISTERED, StandardCharsets.UTF_8).replace("locker-berlin-1", "locker-berlin-2");

        assertRefused(answer(event("acme", signed("msg_1", REGISTERED), text(changed))), 401, "not-believed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "[]", "{\"type\":", "{\"a\":1,\"a\":2}", "\"text\""})
    void refusesABodyThatIsNoJsonObject(String body) {
        assertRefused(post("msg_1", text(body)), 400, "invalid-json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JD01 4600 0038 2839 2837 | J1 | data.trackingNumber",
                "locker-berlin-1 | locker-atlantis-1 | data.lockerId",
                "\"size\": \"M\" | \"size\": \"XXL\" | data.size",
                "\"size\": \"M\" | \"size\": 5 | data.size",
                "\"size\" | \"sighs\" | data.size",
                "\"de\" | \"x\" | data.recipient.language",
                "\"DE\" | \"Germany\" | data.recipient.country",
                "\"SMS\" | \"FAX\" | data.recipient.channels[1].channel",
                "shipment.registered | | type"
            })
    void namesTheFieldThatIsMissingOrWrong(String part, String replacement, String field) {
        var body = new String(REGISTERED, StandardCharsets.UTF_8);
        assertThat(body).contains(part);

        var answer = post("msg_1", text(body.replace(part, replacement == null ? "" : replacement)));

        assertRefused(answer, 422, "invalid-field");
        assertThat(answer.body().string("field")).isEqualTo(field);
        assertThat(answer.body().string("reason")).isNotBlank();
    }

    @Test
    void repeatsNoPersonalDataOfARefusedBody() {
        var body = new String(REGISTERED, StandardCharsets.UTF_8).replaceAll("\"\\+49[^\"]+\"", "\"+49 0\"");

        var answer = post("msg_1", text(body));

        assertRefused(answer, 422, "invalid-field");
        assertThat(answer.text() + context.lines()).doesNotContain("+49", "@example", "Sommer");
    }

    @Test
    void refusesABodyOfMoreThan256Kilobytes() {
        var padded = new String(REGISTERED, StandardCharsets.UTF_8) + " ".repeat(256 * 1024 - REGISTERED.length);

        assertThat(post("msg_1", text(padded)).status()).isEqualTo(202);
        assertRefused(post("msg_2", text(padded + " ")), 413, "too-large");
    }

    @Test
    void countsWhatItRefuses() {
        post("msg_1", text("[]"));

        assertThat(context.lines())
                .singleElement()
                .asString()
                .contains("\"CarrierEventRefused\":1", "\"carrier\":\"acme\"", "\"reason\":\"invalid-json\"");
    }

    @Test
    void countsAStatusThatNobodyHasMapped() {
        post(
                "msg_1",
                text("{\"type\": \"shipment.teleported\", \"timestamp\": \"2026-11-23T09:00:00Z\","
                        + " \"data\": {\"trackingNumber\": \"JD0002\"}}"));

        assertThat(context.lines()).singleElement().asString().contains("CarrierStatusUnknown");
    }

    @Test
    void anEventOfADeliveryThatCannotBeReadIsSentAgainAndPeopleKnowWhichOne() {
        var parcel = Parcel.first().readyAt(cloud);
        cloud.deliveries.corrupt(parcel.deliveryId());

        var answer = post("msg_1", EventFile.bytes("carriers/latchkey-cancelled.json"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("delivery-unreadable");
        assertThat(cloud.cases.of(parcel.deliveryId())).singleElement().satisfies(opened -> {
            assertThat(opened.reason()).isEqualTo("DeliveryUnreadable");
            assertThat(opened.error()).contains(parcel.deliveryId(), "corrupt");
        });
        assertThat(context.lines())
                .anyMatch(line -> line.contains("Delivery " + parcel.deliveryId() + " cannot be read: corrupt"))
                .anyMatch(line -> line.contains("\"CaseOpened\":1") && line.contains("DeliveryUnreadable"));
    }

    @Test
    void anEventThatCouldNotBeTakenIsTakenWhenTheRecordIsPutRight() {
        var parcel = Parcel.first().readyAt(cloud);
        cloud.deliveries.corrupt(parcel.deliveryId());
        post("msg_1", EventFile.bytes("carriers/latchkey-cancelled.json"));

        cloud.deliveries.putRight(parcel.deliveryId());
        var again = post("msg_1", EventFile.bytes("carriers/latchkey-cancelled.json"));

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body().string("status")).isEqualTo("Cancelled");
    }

    private void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.body().integer("status")).isEqualTo(status);
        assertThat(answer.body().string("title")).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "\tat ", "dev.latchkey.");
        if (!problem.equals("too-large")) {
            assertThat(cloud.deliveries.count()).isZero();
        }
    }

    private Optional<CarrierFormat> carrier(String name) {
        return name.equals("acme")
                ? Optional.of(
                        new LatchkeyFormat("acme", SECRET, new RecipientReader(new LibPhoneNumbers()), cloud.clock))
                : Optional.empty();
    }

    private Answer post(String id, byte[] body) {
        return answer(event("acme", signed(id, body), body));
    }

    private Answer answer(Map<String, Object> event) {
        return Answer.read(Invocation.of(handler, event, context));
    }

    private Map<String, String> signed(String id, byte[] body) {
        return StandardWebhooks.headers(SECRET, id, cloud.clock.instant(), body);
    }

    private static Map<String, Object> event(String carrier, Map<String, String> headers, byte[] body) {
        var path = "/carriers/" + carrier + "/events";
        return new HashMap<>(JsonFields.of("version", "2.0")
                .and("routeKey", "POST /carriers/{carrier}/events")
                .and("rawPath", path)
                .and("rawQueryString", "")
                .and("headers", headers)
                .and("requestContext", Map.of("http", Map.of("method", "POST", "path", path)))
                .and("pathParameters", Map.of("carrier", carrier))
                .and("body", new String(body, StandardCharsets.UTF_8))
                .and("isBase64Encoded", false)
                .map());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
