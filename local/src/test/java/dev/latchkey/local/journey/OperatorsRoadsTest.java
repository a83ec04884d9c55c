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
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What operators hear of: each day's digest, and many who have no code for one reason.
@ExtendWith(Shared.OwnVirtualTime.class)
class OperatorsRoadsTest {

    private static final String OPERATORS = "operators@latchkey.example";

    /// `SurgeMinimum` of the template.
    private static final int MINIMUM = 10;

    /// `SurgeWindowMinutes` of the template, and a moment.
    private static final Duration WINDOW = Duration.ofMinutes(31);

    private final Outside outside;
    private final Support support;

    OperatorsRoadsTest(Outside outside) {
        this.outside = outside;
        this.support = new Support(outside);
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
    void manyWhoseTextMessagesFailInOneCountryAreOneIncidentUntilTheyAreFew() {
        finnishTextMessages("silent");
        var parcels = IntStream.range(0, MINIMUM + 1).mapToObj(this::finnish).toList();
        outside.passes(Duration.ofMinutes(3));
        var others = parcels.subList(0, MINIMUM - 1).stream().map(this::asks).toList();
        assertThat(others).noneMatch(answer -> answer.has("incidentId"));
        assertThat(incidents()).isEmpty();

        var tenth = asks(parcels.get(MINIMUM - 1));
        var next = asks(parcels.get(MINIMUM));

        assertThat(incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.path("dimension").asText()).isEqualTo("country");
            assertThat(incident.path("value").asText()).isEqualTo("FI");
            assertThat(incident.path("shared").findValuesAsText("value")).contains("SMS", "NotificationFailure");
        });
        var incidentId = incidents().getFirst().path("incidentId").asText();
        assertThat(tenth.path("incidentId").asText()).isEqualTo(incidentId);
        assertThat(next.path("incidentId").asText()).isEqualTo(incidentId);
        assertThat(next.path("summary").asText()).contains("we know of it and work on it");
        assertThat(incident(incidentId).path("affected")).hasSize(MINIMUM + 1);
        assertThat(told()).containsExactly("SurgeOpened");

        finnishTextMessages("delivers");
        // In one leap the check would come once only.
        IntStream.range(0, 4).forEach(i -> outside.passes(WINDOW));

        assertThat(incident(incidentId).has("closedAt")).isTrue();
        assertThat(told()).containsExactly("SurgeOpened", "SurgeClosed");
    }

    private void finnishTextMessages(String behaviour) {
        outside.web()
                .setsReceipts("{\"channel\":\"SMS\",\"prefix\":\"+358\",\"behaviour\":\"%s\"}".formatted(behaviour));
    }

    /// A parcel in one of two lockers, so that it is no locker's trouble.
    private Parcel finnish(int number) {
        var lockerId = number % 2 == 0 ? Outside.ONLINE : Outside.OFFLINE;
        return outside.parcelAt(lockerId, "FI", "SMS").hasArrived();
    }

    /// What support is answered who asks for that parcel's code.
    private JsonNode asks(Parcel parcel) {
        var asked = support.posts("noor", Support.asks(parcel.trackingNumber(), ""));
        outside.passes(Duration.ofMinutes(2));
        return support.reads(asked.text("requestId")).body().path("answer");
    }

    private List<JsonNode> incidents() {
        var incidents = outside.web().get("/incidents").body().path("incidents");
        return StreamSupport.stream(incidents.spliterator(), false).toList();
    }

    private JsonNode incident(String incidentId) {
        return outside.web().get("/incidents/" + incidentId).body();
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
