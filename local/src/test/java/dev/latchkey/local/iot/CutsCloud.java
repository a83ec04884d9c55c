package dev.latchkey.local.iot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.latchkey.locker.Grant;
import dev.latchkey.locker.Manifest;
import dev.latchkey.locker.MasterKey;
import dev.latchkey.locker.SignedManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// The cloud behind the broker, as far as one locker needs it: grants what is deposited, revokes what is collected,
/// tells the time, sends commands, and deduplicates by `eventId`.
final class CutsCloud {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Mqtt5AsyncClient client;
    private final String lockerId;
    private final MasterKey key = new MasterKey("v1", "a-master-key-of-tests-0123456789abcdefghijklmnopqrstuvwxyz");
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<String, JsonNode> events = new LinkedHashMap<>();
    private final Map<String, String> outcomes = new LinkedHashMap<>();
    private final Map<String, Integer> commands = new LinkedHashMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private int arrivals;
    private long version;

    /// @param client connected to the broker itself, with the right to everything
    CutsCloud(Mqtt5AsyncClient client, String lockerId) {
        this.client = client;
        this.lockerId = lockerId;
        for (String topic : List.of("events", "acks", "clock")) {
            client.subscribeWith()
                    .topicFilter(topic(topic))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .callback(publish -> heard(topic, publish))
                    .send()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        }
    }

    MasterKey key() {
        return key;
    }

    /// The digits for a parcel.
    static String code(String parcel) {
        return "%08d".formatted(Integer.parseInt(parcel.substring(1)));
    }

    private synchronized void heard(String topic, Mqtt5Publish publish) {
        try {
            var message = JSON.readTree(publish.getPayloadAsBytes());
            switch (topic) {
                case "events" -> happened(message);
                case "acks" -> answered(message);
                default -> tellTime(message);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void happened(JsonNode event) {
        arrivals++;
        if (events.putIfAbsent(event.get("eventId").asText(), event) != null) {
            return;
        }
        switch (event.get("type").asText()) {
            case "deposited" ->
                grant(
                        event.get("trackingNumber").asText(),
                        event.get("compartment").asInt());
            case "collected" -> revoke(event.get("deliveryId").asText());
            default -> {}
        }
    }

    private void grant(String parcel, int compartment) {
        var digest = key.lockerKey(lockerId).digest(code(parcel));
        grants.put(
                parcel, new Grant(parcel, compartment, 1, digest, Instant.now().plus(Duration.ofDays(1))));
        publishManifest();
    }

    private void revoke(String parcel) {
        if (grants.remove(parcel) == null) {
            contradictions.add(parcel + " was collected without being granted, or twice");
        }
        publishManifest();
    }

    private void publishManifest() {
        var signing = key.signingKey();
        var manifest = new Manifest(
                lockerId, ++version, Instant.now(), List.copyOf(grants.values()), List.of(signing.verificationKey()));
        publish("manifest", SignedManifest.write(manifest, signing), true);
    }

    private void answered(JsonNode ack) {
        if (!ack.get("type").asText().equals("commandResult")) {
            return;
        }
        var earlier =
                outcomes.put(ack.get("commandId").asText(), ack.get("outcome").asText());
        if (earlier != null && !earlier.equals(ack.get("outcome").asText())) {
            contradictions.add("two outcomes: " + earlier + " and " + ack);
        }
    }

    private void tellTime(JsonNode question) {
        var answer = "{\"requestId\":\"%s\",\"time\":%d}"
                .formatted(question.get("requestId").asText(), System.currentTimeMillis());
        publish("time", answer.getBytes(UTF_8), false);
    }

    /// Asks the locker how it is.
    ///
    /// @return the command's id
    synchronized String diagnose() {
        var commandId = UUID.randomUUID().toString();
        var now = Instant.now();
        var command = "{\"commandId\":\"%s\",\"type\":\"diagnose\",\"issuedAt\":\"%s\",\"expiresAt\":\"%s\"}"
                .formatted(commandId, now, now.plusSeconds(60));
        publish("commands", command.getBytes(UTF_8), false);
        return commandId;
    }

    /// Tells the locker, twice, to open a compartment.
    synchronized void open(int compartment) {
        var commandId = UUID.randomUUID().toString();
        var now = Instant.now();
        commands.put(commandId, compartment);
        var command =
                "{\"commandId\":\"%s\",\"type\":\"open\",\"compartment\":%d,\"issuedAt\":\"%s\",\"expiresAt\":\"%s\"}"
                        .formatted(commandId, compartment, now, now.plusSeconds(30));
        publish("commands", command.getBytes(UTF_8), false);
        publish("commands", command.getBytes(UTF_8), false);
    }

    private void publish(String topic, byte[] payload, boolean isRetained) {
        client.publishWith()
                .topic(topic(topic))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .retain(isRetained)
                .send();
    }

    private String topic(String name) {
        return "lockers/" + lockerId + "/" + name;
    }

    /// By their first arrival.
    synchronized List<Long> sequences() {
        return events.values().stream()
                .map(event -> event.get("sequence").asLong())
                .toList();
    }

    synchronized List<String> eventIds() {
        return List.copyOf(events.keySet());
    }

    synchronized int arrivals() {
        return arrivals;
    }

    synchronized long version() {
        return version;
    }

    synchronized List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /// The commands that the locker has answered.
    synchronized Set<String> answered() {
        return Set.copyOf(outcomes.keySet());
    }

    /// As they were sent: how each command to open ended, `nothing` where the locker never answered.
    synchronized List<String> ends() {
        return commands.keySet().stream()
                .map(it -> outcomes.getOrDefault(it, "nothing"))
                .toList();
    }

    /// How many commands opened each compartment, as the locker says.
    synchronized Map<Integer, Long> obeyed() {
        Map<Integer, Long> obeyed = new LinkedHashMap<>();
        commands.forEach((commandId, compartment) -> {
            if ("done".equals(outcomes.get(commandId))) {
                obeyed.merge(compartment, 1L, Long::sum);
            }
        });
        return obeyed;
    }
}
