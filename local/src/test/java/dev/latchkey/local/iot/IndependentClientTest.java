package dev.latchkey.local.iot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.latchkey.device.LockerObserver;
import dev.latchkey.device.cabinet.Compartment;
import dev.latchkey.device.cabinet.SimulatedCabinet;
import dev.latchkey.device.cabinet.Size;
import dev.latchkey.device.link.Patience;
import dev.latchkey.device.time.RealTimers;
import dev.latchkey.local.aws.Account;
import dev.latchkey.locker.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An MQTT client of another make, with a locker's certificate, against the files of `events/mqtt`: what a locker may
/// say and hear arrives in the same bytes. And what our controller says is what the files say.
class IndependentClientTest {

    private static final Path FILES = Path.of(System.getProperty("latchkey.root"), "events", "mqtt");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> UP =
            Map.of("event-", "events", "ack-", "acks", "validation", "validations", "clock", "clock");
    private static final Map<String, String> DOWN =
            Map.of("manifest.json", "manifest", "command-", "commands", "decision-", "decisions", "time", "time");

    private static RunningBroker running;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        running = RunningBroker.start(policy());
    }

    @AfterAll
    static void stop() throws IOException {
        running.close();
    }

    /// As the template's: its own topics, and nothing else.
    private static ThingPolicy policy() {
        return ThingPolicy.of(
                Account.LOCAL,
                Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(
                                LockerPolicy.allow("iot:Connect", "client/${iot:Connection.Thing.ThingName}"),
                                LockerPolicy.allow("iot:Publish", own("topic", UP)),
                                LockerPolicy.allow("iot:Subscribe", own("topicfilter", DOWN)),
                                LockerPolicy.allow("iot:Receive", own("topic", DOWN)))));
    }

    private static String[] own(String kind, Map<String, String> topics) {
        return topics.values().stream()
                .map(topic -> kind + "/lockers/${iot:Connection.Thing.ThingName}/" + topic)
                .toArray(String[]::new);
    }

    @Test
    void saysEverythingThatALockerMaySay() throws Exception {
        var locker = connected("another-1");
        for (Path file : files(UP)) {
            var topic = "lockers/another-1/" + topic(file, UP);
            var heard = running.nextMessage(message -> message.topic().equals(topic));

            done(publish(locker, topic, Files.readAllBytes(file)));

            assertThat(done(heard).payload()).as(file.toString()).isEqualTo(Files.readAllBytes(file));
        }
        done(locker.disconnect());
    }

    @Test
    void hearsEverythingThatTheCloudSays() throws Exception {
        var locker = connected("another-2");
        BlockingQueue<Mqtt5Publish> arrived = new LinkedBlockingQueue<>();
        for (String topic : DOWN.values()) {
            done(locker.subscribeWith()
                    .topicFilter("lockers/another-2/" + topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .callback(arrived::add)
                    .send());
        }
        for (Path file : files(DOWN)) {
            var topic = "lockers/another-2/" + topic(file, DOWN);

            running.broker().publish(topic, Files.readAllBytes(file), 1, topic.endsWith("manifest"));

            var heard = arrived.poll(20, TimeUnit.SECONDS);
            assertThat(heard.getTopic()).hasToString(topic);
            assertThat(heard.getPayloadAsBytes()).as(file.toString()).isEqualTo(Files.readAllBytes(file));
        }
        done(locker.disconnect());
    }

    @Test
    void isRefusedWhatIsAnotherLockers() throws Exception {
        for (String topic : UP.values()) {
            var locker = connected("another-3"); // A refusal ends the connection.
            var published = publish(locker, "lockers/another-4/" + topic, "{}".getBytes(UTF_8));
            assertThat(catchThrowable(() -> done(published))).hasCauseInstanceOf(Mqtt5PubAckException.class);
        }
        for (String topic : DOWN.values()) {
            var locker = connected("another-3");
            var subscribed = locker.subscribeWith()
                    .topicFilter("lockers/another-4/" + topic)
                    .send();
            assertThat(catchThrowable(() -> done(subscribed))).hasCauseInstanceOf(Mqtt5SubAckException.class);
        }
    }

    @Test
    void ourControllerSaysWhatTheFilesSay() throws Exception {
        BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
        running.broker().onMessage(message -> {
            if ("ours-1".equals(message.clientId())) {
                messages.add(message);
            }
        });
        var cabinet = new SimulatedCabinet(List.of(new Compartment(1, Size.M)), SimulatedCabinet.People.HELPFUL);
        var key = new MasterKey("v1", "a-master-key-of-tests-0123456789abcdefghijklmnopqrstuvwxyz");
        try (var timers = new RealTimers();
                var controller = new RealLocker(running, key, timers, directory)
                        .build("ours-1", running.broker().port(), Patience.USUAL, cabinet, LockerObserver.NONE)) {
            controller.start();
            List<String> types = new ArrayList<>();
            awaits("health", messages, types);
            cabinet.deposit("PARCEL1");
            cabinet.type("12345678");
            cabinet.forceOpen(1);
            cabinet.close(1);
            awaits("closed", messages, types);
            done(controller.quiet());

            assertThat(types).contains("clock", "health", "deposited", "validation", "closed");
        }
    }

    /// Reads on until a message of this type, and holds each against its file.
    private static void awaits(String type, BlockingQueue<Message> messages, List<String> types) throws Exception {
        while (!types.contains(type)) {
            var message = messages.poll(20, TimeUnit.SECONDS);
            var tree = JSON.readTree(message.payload());
            var name = message.topic().endsWith("events") ? tree.get("type").asText() : singular(message.topic());
            types.add(name);
            assertThat(message.payload()).as("without white space").isEqualTo(JSON.writeValueAsBytes(tree));
            assertThat(fields(JSON.readTree(FILES.resolve(fileOf(message, name)).toFile())))
                    .as(name)
                    .containsSubsequence(fields(tree));
        }
    }

    private static String singular(String topic) {
        return topic.endsWith("validations") ? "validation" : topic.substring(topic.lastIndexOf('/') + 1);
    }

    private static String fileOf(Message message, String name) {
        var kebab = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return (message.topic().endsWith("events") ? "event-" : "") + kebab + ".json";
    }

    private static List<String> fields(JsonNode tree) {
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Mqtt5AsyncClient connected(String lockerId) throws Exception {
        var client = running.locker(lockerId);
        done(client.connect());
        return client;
    }

    private static CompletableFuture<?> publish(Mqtt5AsyncClient client, String topic, byte[] payload) {
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send()
                .thenCompose(result -> result.getError()
                        .map(CompletableFuture::failedFuture)
                        .orElseGet(() -> CompletableFuture.completedFuture(null)));
    }

    private static List<Path> files(Map<String, String> topics) throws IOException {
        try (var files = Files.list(FILES)) {
            return files.filter(file ->
                            topics.keySet().stream().anyMatch(file.getFileName().toString()::startsWith))
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static String topic(Path file, Map<String, String> topics) {
        return topics.entrySet().stream()
                .filter(it -> file.getFileName().toString().startsWith(it.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static <T> T done(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
