package dev.latchkey.local.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.demo.HttpDoor.Answer;
import dev.latchkey.local.demo.StepMissed;
import dev.latchkey.shipment.StandardWebhooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// One parcel of the shop's own, and all who tell of it: the shop, its courier, its recipient.
final class Parcel {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{8}(?![0-9])");

    private final Town town;
    private final Recipient recipient;
    private final String trackingNumber;
    private final Duration promised;
    private String lockerId;

    /// @param promised how long after its registration it should be there
    Parcel(Town town, Recipient recipient, String lockerId, Duration promised) {
        this(town, recipient, lockerId, promised, recipient.number());
    }

    private Parcel(Town town, Recipient recipient, String lockerId, Duration promised, int number) {
        this.town = town;
        this.recipient = recipient;
        this.lockerId = lockerId;
        this.promised = promised;
        this.trackingNumber = "TOWN%06d".formatted(number);
    }

    /// Another one to the same person and locker.
    Parcel andAnother(int number) {
        return new Parcel(town, recipient, lockerId, promised, number);
    }

    String trackingNumber() {
        return trackingNumber;
    }

    Recipient recipient() {
        return recipient;
    }

    String lockerId() {
        return lockerId;
    }

    // ---- what is told of it ----

    void isRegistered() throws IOException, InterruptedException {
        var word = word("registered");
        data(word)
                .put("lockerId", lockerId)
                .put("promisedAt", town.now().plus(promised).toString())
                .set("recipient", JSON.readTree(recipient.json()));
        says(word);
    }

    /// Its carrier says so.
    ///
    /// @param event such as `delivered`, as the files of `events/carriers` are named
    void is(String event) throws IOException, InterruptedException {
        says(word(event));
    }

    void isDelayedBy(Duration more) throws IOException, InterruptedException {
        var word = word("delayed");
        data(word).put("estimatedDelivery", town.now().plus(more).toString());
        says(word);
    }

    void isRedirectedTo(String other) throws IOException, InterruptedException {
        var word = word("redirected");
        data(word).put("lockerId", other);
        says(word);
        lockerId = other;
    }

    /// Whatever has become of it, so that nothing goes on because of it.
    void isCalledOff() throws IOException, InterruptedException {
        says(word("cancelled"));
    }

    private ObjectNode word(String event) throws IOException {
        var file = town.root().resolve("events/carriers/latchkey-" + event + ".json");
        var word = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
        word.put("timestamp", town.now().toString());
        data(word).put("trackingNumber", trackingNumber);
        return word;
    }

    private static ObjectNode data(ObjectNode word) {
        return (ObjectNode) word.path("data");
    }

    /// Under a rightful signature; each time another event.
    private void says(ObjectNode word) throws IOException, InterruptedException {
        var body = word.toString();
        var secret = Files.readString(town.state().resolve("carriers/acme.secret")).strip();
        var headers = StandardWebhooks.headers(
                secret, "msg_" + UUID.randomUUID(), town.now(), body.getBytes(StandardCharsets.UTF_8));
        good(town.web().post("/carriers/acme/events", headers, body));
    }

    /// A courier puts it into its locker, whose controller is online.
    void isDeposited() throws IOException, InterruptedException {
        town.locker(lockerId).deposits(trackingNumber);
    }

    /// A courier vouches for what a locker cannot report.
    void isVouchedFor(int compartment) throws IOException, InterruptedException {
        var body = "{\"compartment\":%d,\"depositedAt\":\"%s\",\"reason\":\"Locker has no network\"}"
                .formatted(compartment, town.now());
        good(town.web().post("/deliveries/" + deliveryId() + "/deposit", Map.of(), body));
    }

    // ---- its recipient ----

    /// How messages to this recipient fare from now on.
    ///
    /// @param behaviour such as `silent`
    void behaves(String channel, String behaviour) throws IOException, InterruptedException {
        var rule = "{\"channel\":\"%s\",\"address\":\"%s\",\"behaviour\":\"%s\"}"
                .formatted(channel, recipient.address(channel), behaviour);
        good(town.web().post("/_local/receipts", Map.of(), rule));
    }

    /// Somebody changes the contact to other channels.
    void changesContactTo(String... channels) throws IOException, InterruptedException {
        var changed = recipient.on(channels);
        var path = "/recipients/" + changed.recipientId();
        good(town.web().put(path, Map.of("if-match", "\"1\""), changed.json()));
    }

    /// The digits in the newest message that has some.
    String code() throws IOException, InterruptedException {
        return town.awaits("no code came", () -> town.web().get("/_local/messages").body().path("messages")
                .valueStream()
                .filter(message -> recipient
                        .addresses()
                        .contains(message.path("address").asText()))
                .flatMap(message -> CODE.matcher(message.path("text").asText()).results())
                .map(digits -> digits.group())
                .reduce((earlier, later) -> later));
    }

    /// Types the code, and takes out what is behind the door that opens, if one does.
    void isTypedFor() throws IOException, InterruptedException {
        town.locker(lockerId).types(code());
    }

    // ---- what is known of it ----

    JsonNode known() throws IOException, InterruptedException {
        return town.web().get("/deliveries?trackingNumber=" + trackingNumber).body();
    }

    String deliveryId() throws IOException, InterruptedException {
        return known().path("deliveryId").asText();
    }

    int compartment() throws IOException, InterruptedException {
        return known().path("compartment").asInt();
    }

    private static void good(Answer answer) {
        if (!answer.isGood()) {
            throw new StepMissed("was refused: " + answer.problem());
        }
    }
}
