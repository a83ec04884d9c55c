package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.iot.Message;
import dev.latchkey.local.journey.Web.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;

/// A door that support opens from afar, at a real controller behind the real broker.
@ExtendWith(Shared.VirtualTime.class)
class RemoteOpeningRoadsTest {

    private static final String LOCKER = Outside.OFFLINE;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outside outside;
    private boolean isOn;

    RemoteOpeningRoadsTest(Outside outside) {
        this.outside = outside;
    }

    @AfterEach
    void switchesTheLockerOff() {
        if (isOn) {
            outside.switchOff(LOCKER);
            outside.settles();
        }
    }

    @Test
    void opensOnTheWordOfTwoAndTellsWhatTheLockerAnswered() {
        isOn();
        var before = openings(3).size();

        var requested = request("noor", 3);
        assertThat(requested.status()).isEqualTo(202);
        assertThat(openings(3)).hasSize(before);
        var approved = decide(requested, "emil", "approve");

        assertThat(approved.status()).isEqualTo(200);
        assertThat(answered(requested).path("status").asText()).isEqualTo("done");
        assertThat(answered(requested).path("detail").asText()).contains("compartment 3");
        assertThat(openings(3)).hasSize(before + 1);
        assertThat(audit()).startsWith("OpeningAnswered", "OpeningCommanded", "ApprovalGiven", "ApprovalRequested");
    }

    @Test
    void ofTenApproversAtOnceOneOpensTheDoorOnce() throws Exception {
        isOn();
        var before = openings(4).size();
        var requested = request("noor", 4);

        List<Integer> statuses;
        try (var threads = Executors.newFixedThreadPool(10)) {
            var approvals = IntStream.range(0, 10)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> decide(requested, "approver" + i, "approve").status())
                    .toList();
            statuses = threads.invokeAll(approvals).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }
        answered(requested);
        outside.settles();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(openings(4)).hasSize(before + 1);
    }

    @Test
    void neitherTheRequesterNorALateOneOpensIt() {
        isOn();
        var before = openings(5).size();
        var requested = request("noor", 5);

        assertThat(decide(requested, "noor", "approve").status()).isEqualTo(409);
        outside.passes(Duration.ofMinutes(15));
        assertThat(decide(requested, "emil", "approve").text("type")).endsWith("approval-expired");

        assertThat(openings(5)).hasSize(before);
    }

    @Test
    void theSameCommandAgainAndALateOneOpenNothing() {
        isOn();
        var requested = request("noor", 6);
        decide(requested, "emil", "approve");
        answered(requested);
        var before = openings(6).size();
        var command = lastCommand();

        publish(command);
        outside.passes(Duration.ofSeconds(31));
        publish(command);
        var late = command.deepCopy().put("commandId", UUID.randomUUID().toString());
        publish(late);

        assertThat(acknowledged(late.path("commandId").asText())).isEqualTo("expired");
        assertThat(openings(6)).hasSize(before);
        assertThat(decide(requested, "emil", "approve").status()).isEqualTo(200);
        outside.settles();
        assertThat(openings(6)).hasSize(before);
    }

    @Test
    void aLockerWithoutAConnectionIsRefusedWithTheReason() {
        isOn();
        var requested = request("noor", 7);
        switchesTheLockerOff();
        isOn = false;
        Eventually.holds("the locker is away", () -> request("noor", 7).status() == 409);

        assertThat(request("noor", 7).text("type")).endsWith("locker-not-connected");
        assertThat(decide(requested, "emil", "approve").text("type")).endsWith("locker-not-connected");
        assertThat(outside.web().get("/approvals/" + id(requested)).text("status"))
                .isEqualTo("requested");
    }

    private void isOn() {
        isOn = true;
        outside.locker(LOCKER);
        outside.settles();
        Eventually.holds(
                "the locker is known to be there",
                () -> known().path("state").asText().equals("offline") ^ true);
    }

    private JsonNode known() {
        return outside.web().get("/lockers/" + LOCKER).body();
    }

    private List<String> audit() {
        return known().path("audit").findValuesAsText("what");
    }

    private Answer request(String user, int compartment) {
        return post(
                "/lockers/" + LOCKER + "/compartments/" + compartment + "/openings", user, "{\"reason\":\"It jams\"}");
    }

    private Answer decide(Answer requested, String user, String decision) {
        return post(
                "/approvals/" + id(requested),
                user,
                "{\"decision\":\"%s\",\"reason\":\"Called back\"}".formatted(decision));
    }

    private static String id(Answer requested) {
        return requested.text("approvalId");
    }

    private Answer post(String path, String user, String body) {
        var signed = Map.of(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20261123/eu-central-1/execute-api/aws4_request".formatted(user));
        return outside.web().post(path, signed, body.getBytes(UTF_8));
    }

    /// The opening of an approval once the locker has answered.
    private JsonNode answered(Answer requested) {
        Eventually.holds("the locker has answered", () -> opening(requested).has("answeredAt"));
        outside.settles();
        return opening(requested);
    }

    private JsonNode opening(Answer requested) {
        return outside.web().get("/approvals/" + id(requested)).body().path("opening");
    }

    /// Every opening of a compartment that the locker has reported.
    private List<JsonNode> openings(int compartment) {
        return messages("events").stream()
                .filter(event -> event.path("type").asText().equals("opened"))
                .filter(event -> event.path("compartment").asInt() == compartment)
                .toList();
    }

    private ObjectNode lastCommand() {
        return (ObjectNode) messages("commands").getLast();
    }

    private String acknowledged(String commandId) {
        Eventually.holds("the command is answered", () -> acknowledgement(commandId) != null);
        return acknowledgement(commandId).path("outcome").asText();
    }

    private JsonNode acknowledgement(String commandId) {
        return messages("acks").stream()
                .filter(ack -> ack.path("commandId").asText().equals(commandId))
                .findFirst()
                .orElse(null);
    }

    private void publish(ObjectNode command) {
        outside.cloud()
                .iot()
                .publish(request -> request.topic("lockers/" + LOCKER + "/commands")
                        .qos(1)
                        .payload(SdkBytes.fromUtf8String(command.toString())));
    }

    private List<JsonNode> messages(String channel) {
        return outside.listening().messages().stream()
                .filter(message -> message.topic().equals("lockers/" + LOCKER + "/" + channel))
                .flatMap(message -> read(message).stream())
                .toList();
    }

    /// Empty for what no locker says: others talk nonsense in its name.
    private static Optional<JsonNode> read(Message message) {
        try {
            return Optional.of(JSON.readTree(message.payload()));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}
