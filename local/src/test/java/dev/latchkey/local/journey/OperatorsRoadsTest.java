package dev.latchkey.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What operators hear of: each day's digest, and many who have no code for one reason.
@ExtendWith(Shared.OwnVirtualTime.class)
class OperatorsRoadsTest {

    private static final String OPERATORS = "operators@latchkey.example";
    private static final String INCIDENTS = "latchkey-IncidentsTable";

    private final Outside outside;

    OperatorsRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void aDaysDigestIsWrittenAndMailedTheNextMorning() {
        var day = today();
        var parcel = outside.parcelFor("SMS").hasArrived();
        outside.settles();
        assertThat(parcel.phone().channels()).containsExactly("SMS");
        parcel.isCollected().ends("Collected");
        assertThat(outside.web().get("/digests/" + day).status()).isEqualTo(404);

        passesUntilFiveOClock();

        var digest = outside.web().get("/digests/" + day);
        assertThat(digest.status()).isEqualTo(200);
        assertThat(digest.body().path("depositToReceipt").path("count").asInt()).isEqualTo(1);
        assertThat(digest.body().path("depositToPickup").path("count").asInt()).isEqualTo(1);
        assertThat(lane(digest.body(), "SMS").path("sent").asInt()).isEqualTo(1);
        assertThat(lane(digest.body(), "SMS").path("received").asInt()).isEqualTo(1);
        assertThat(mails(day))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("first receipt: 1, half of them within", "SMS in DE: 1 sent, 1 received"));
    }

    @Test
    void aDigestThatIsWrittenAgainIsNotMailedAgain() {
        var day = today();
        passesUntilFiveOClock();
        var before = outside.web().get("/digests/" + day).body();

        outside.cloud().lambda().invoke(request -> request.functionName("latchkey-WriteDigestFunction"));
        outside.settles();

        assertThat(outside.web().get("/digests/" + day).body()).isEqualTo(before);
        assertThat(mails(day)).hasSize(1);
    }

    @Test
    void aDayWithoutADigestIsNotFoundAndNoDayIsRefused() {
        assertThat(outside.web().get("/digests/1999-12-31").status()).isEqualTo(404);
        assertThat(outside.web().get("/digests/yesterday").status()).isEqualTo(422);
    }

    @Test
    void manyWithoutACodeAreOneIncidentUntilTheyAreFew() {
        IntStream.range(0, 12).forEach(this::hasNoCode);

        outside.passes(Duration.ofMinutes(5));

        var incidents = outside.web().get("/incidents").body().path("incidents");
        assertThat(incidents).hasSize(1);
        assertThat(incidents.get(0).path("dimension").asText()).isEqualTo("locker");
        assertThat(incidents.get(0).path("value").asText()).isEqualTo(Outside.OFFLINE);
        var incidentId = incidents.get(0).path("incidentId").asText();
        assertThat(outside.web().get("/incidents/" + incidentId).body().path("affected"))
                .hasSize(12);
        assertThat(told()).containsExactly("SurgeOpened");

        outside.passes(Duration.ofDays(3));

        assertThat(outside.web().get("/incidents/" + incidentId).body().has("closedAt"))
                .isTrue();
        assertThat(told()).containsExactly("SurgeOpened", "SurgeClosed");
    }

    /// As it is kept of somebody who asks where their code is.
    private void hasNoCode(int number) {
        var at = outside.now();
        outside.cloud()
                .dynamoDb()
                .putItem(request -> request.tableName(INCIDENTS)
                        .item(Map.of(
                                "dimension", text("reports#" + LocalDate.ofInstant(at, ZoneOffset.UTC)),
                                "item", text(at + "#request-" + number),
                                "requestId", text("request-" + number),
                                "deliveryId", text("d-" + number),
                                "at", text(at.toString()),
                                "cause", text("LockerMalfunction"),
                                "country", text(List.of("DE", "SE", "FI").get(number % 3)),
                                "carrier", text("acme"),
                                "lockerId", text(Outside.OFFLINE))));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(outside.now(), ZoneOffset.UTC);
    }

    /// In the morning of the next day, an hour after the digest.
    private void passesUntilFiveOClock() {
        Instant morning = today().plusDays(1).atTime(5, 0).toInstant(ZoneOffset.UTC);
        outside.passes(Duration.between(outside.now(), morning));
    }

    private static JsonNode lane(JsonNode digest, String channel) {
        return StreamSupport.stream(digest.path("channels").spliterator(), false)
                .filter(lane -> lane.path("channel").asText().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    /// The texts of a day's digest in the operators' inbox.
    private List<String> mails(LocalDate day) {
        var messages = outside.web().get("/_local/messages").body().path("messages");
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.path("address").asText().equals(OPERATORS))
                .map(JsonNode::toString)
                .filter(message -> message.contains("Latchkey on " + day))
                .toList();
    }

    /// The types of what operators were told of incidents.
    private List<String> told() {
        try {
            return Files.readAllLines(outside.state().resolve("aws/topics/latchkey-operators.jsonl")).stream()
                    .map(JsonObject::parse)
                    .map(event ->
                            event.objects("Records").getFirst().object("Sns").string("Message"))
                    .map(message -> JsonObject.parse(message).string("type"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
