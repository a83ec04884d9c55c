package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the webhook's door answers, and that a refused request leaves nothing behind.
@ExtendWith(Shared.RealTime.class)
class WebhookDoorTest {

    private static final String PROBLEM = "application/problem+json";

    private final Outside outside;
    private final Parcel parcel;
    private Map<String, List<Map<String, AttributeValue>>> tables;
    private long executions;
    private boolean isRefused;

    WebhookDoorTest(Outside outside) {
        this.outside = outside;
        this.parcel = outside.parcel();
    }

    @BeforeEach
    void look() {
        outside.settles();
        tables = outside.cloud().everything();
        executions = outside.cloud().executions().count();
    }

    @AfterEach
    void leavesNothingWhereItRefused() {
        if (isRefused) {
            outside.settles();
            assertThat(outside.cloud().everything()).isEqualTo(tables);
            assertThat(outside.cloud().executions().count()).isEqualTo(executions);
        }
    }

    @Test
    void takesAnEventWithItsDeliveryAndStatus() {
        var answer = parcel.isRegistered();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.text("deliveryId")).startsWith("d-");
        assertThat(answer.text("status")).isEqualTo("Registered");
    }

    @Test
    void answers200ToAnEventThatItHasSeen() {
        var first = parcel.isRegistered();

        var second = parcel.isRegistered();

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "easypost", "aftership"})
    void refusesAWrongSignature(String carrier) {
        var other = outside.carrier(carrier);
        var body = parcel.registration().getBytes(UTF_8);
        var headers = other.headers("wrong", outside.now(), "{}".getBytes(UTF_8));

        refused(other.posts(headers, body), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "easypost", "aftership"})
    void refusesAMissingSignature(String carrier) {
        refused(outside.carrier(carrier).posts(Map.of(), parcel.registration().getBytes(UTF_8)), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT5M2S", "PT5M5S"})
    void refusesASignatureThatIsStaleOrOfTheFuture(Duration off) {
        var acme = outside.carrier("acme");
        var body = parcel.registration().getBytes(UTF_8);

        refused(acme.posts(acme.headers("stale", outside.now().plus(off), body), body), 401);
    }

    @Test
    void believesASecretOfAnotherCarrierAsLittle() {
        var body = parcel.registration().getBytes(UTF_8);
        var headers = new HashMap<>(outside.carrier("easypost").headers("", outside.now(), body));

        refused(outside.carrier("aftership").posts(headers, body), 401);
    }

    @Test
    void knowsNoOtherCarrier() {
        var body = parcel.registration().getBytes(UTF_8);
        var headers = outside.carrier("acme").headers("nobody", outside.now(), body);

        refused(outside.web().post("/carriers/nobody/events", headers, body), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{\"type\":", "\u0000", "null"})
    void refusesWhatIsNoJsonObject(String body) {
        refused(outside.carrier("acme").sends("no-json", body), 400);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyFields")
    void namesTheFieldThatIsMissingOrWrong(String field, Consumer<Sample> fault) {
        var sample = Sample.named("latchkey-registered")
                .of(parcel.trackingNumber(), outside.now())
                .to(parcel.recipient(), Outside.ONLINE);
        fault.accept(sample);

        var answer = outside.carrier("acme").sends("faulty", sample.text());

        refused(answer, 422);
        assertThat(answer.text("field")).isEqualTo(field);
        assertThat(answer.body().toString()).doesNotContain(SECRET);
    }

    private static final String SECRET = "+4917139-secret";

    static Stream<Arguments> faultyFields() {
        return Stream.of(
                faulty("type", sample -> sample.body().remove("type")),
                faulty("timestamp", sample -> sample.body().put("timestamp", SECRET)),
                faulty("data", sample -> sample.body().put("data", 7)),
                faulty("data.trackingNumber", sample -> sample.data().put("trackingNumber", "§")),
                faulty("data.lockerId", sample -> sample.data().put("lockerId", "locker-nowhere")),
                faulty("data.size", sample -> sample.data().put("size", "XXL")),
                faulty("data.promisedAt", sample -> sample.data().remove("promisedAt")),
                faulty("data.recipient.language", sample -> recipient(sample).put("language", SECRET)),
                faulty("data.recipient.country", sample -> recipient(sample).put("country", "XX")),
                faulty("data.recipient.channels", sample -> recipient(sample).putArray("channels")),
                faulty(
                        "data.recipient.channels[1].address",
                        sample -> contact(sample, 1).put("address", SECRET)),
                faulty(
                        "data.recipient.channels[2].address",
                        sample -> contact(sample, 2).put("address", SECRET)),
                faulty(
                        "data.recipient.channels[0].channel",
                        sample -> contact(sample, 0).put("channel", "FAX")));
    }

    private static Arguments faulty(String field, Consumer<Sample> fault) {
        return Arguments.of(field, fault);
    }

    private static ObjectNode recipient(Sample sample) {
        return sample.data().withObject("recipient");
    }

    private static ObjectNode contact(Sample sample, int place) {
        return (ObjectNode) recipient(sample).withArray("channels").get(place);
    }

    @Test
    void refusesMoreThan256KilobytesAndTakesAsMany() {
        var acme = outside.carrier("acme");
        var rest = 256 * 1024 - parcel.registration().getBytes(UTF_8).length;

        refused(acme.sends("large", parcel.registration() + " ".repeat(rest + 1)), 413);
        leavesNothingWhereItRefused();
        isRefused = false;

        assertThat(acme.sends("large", parcel.registration() + " ".repeat(rest)).status())
                .isEqualTo(202);
    }

    @Test
    void knowsNothingOfAParcelThatNobodySpokeOf() {
        assertThat(parcel.known().status()).isEqualTo(404);
        assertThat(outside.web().get("/deliveries?trackingNumber=%C2%A7").status())
                .isEqualTo(422);
    }

    /// Nothing may be left behind, which is looked at when the test is over.
    private void refused(Web.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo(PROBLEM);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.body().toString()).doesNotContain("dev.latchkey", "Exception");
        isRefused = true;
    }
}
