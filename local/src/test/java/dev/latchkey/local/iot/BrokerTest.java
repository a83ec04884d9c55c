package dev.latchkey.local.iot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RunningBroker.Shared.class)
class BrokerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RunningBroker running;

    @BeforeEach
    void takeTheSharedBroker(RunningBroker shared) {
        running = shared;
    }

    @Test
    void lockerConnectsWithItsCertificate() throws Exception {
        var locker = running.locker("connects-1");

        assertThat(get(locker.connect()).getReasonCode()).isEqualTo(Mqtt5ConnAckReasonCode.SUCCESS);
        get(locker.disconnect());
    }

    @Test
    void foreignClientIdIsRefused() throws Exception {
        var impostor = running.client("foreign-2", running.credentials("foreign-1"));

        var refusal = failure(impostor.connect(), Mqtt5ConnAckException.class);

        assertThat(refusal.getMqttMessage().getReasonCode()).isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
    }

    @Test
    void clientWithoutACertificateIsRefused() throws Exception {
        var nobody = running.client("nobody-1", null);

        assertThatThrownBy(() -> get(nobody.connect())).hasRootCauseInstanceOf(SSLException.class);
    }

    @Test
    void certificateOfAnotherAuthorityIsRefused(@TempDir Path elsewhere) throws Exception {
        var stranger =
                running.client("stranger-1", CertificateAuthority.in(elsewhere).issueClient("stranger-1"));

        assertThatThrownBy(() -> get(stranger.connect())).hasRootCauseInstanceOf(SSLException.class);
    }

    @Test
    void publishReachesTheListenersInside() throws Exception {
        var locker = connected("publishes-1");
        var heard = running.nextMessage(message -> message.topic().equals("lockers/publishes-1/events"));

        get(publish(locker, "lockers/publishes-1/events", "{\"type\":\"opened\"}"));

        assertThat(get(heard).clientId()).isEqualTo("publishes-1");
        assertThat(get(heard).payload()).asString(UTF_8).isEqualTo("{\"type\":\"opened\"}");
        get(locker.disconnect());
    }

    @Test
    void foreignPublishIsRefusedAndHeardByNobody() throws Exception {
        var locker = connected("meddler-1");
        var heard = running.nextMessage(message -> message.topic().startsWith("lockers/victim-1/"));

        var refusal = failure(publish(locker, "lockers/victim-1/events", "{}"), Mqtt5PubAckException.class);
        running.work().awaitIdle();

        assertThat(refusal.getMqttMessage().getReasonCode()).isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED);
        assertThat(heard).isNotDone();
    }

    @Test
    void foreignSubscriptionIsRefused() throws Exception {
        var locker = connected("listener-1");

        var refusal = failure(
                locker.subscribeWith()
                        .topicFilter("lockers/victim-1/manifest")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send(),
                Mqtt5SubAckException.class);

        assertThat(refusal.getMqttMessage().getReasonCodes()).containsExactly(Mqtt5SubAckReasonCode.NOT_AUTHORIZED);
        get(locker.disconnect());
    }

    @Test
    void retainingWithoutLeaveIsRefused() throws Exception {
        var locker = connected("retains-1");

        var refusal = failure(
                locker.publishWith()
                        .topic("lockers/retains-1/events")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .retain(true)
                        .send(),
                Mqtt5PubAckException.class);

        assertThat(refusal.getMqttMessage().getReasonCode()).isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED);
    }

    @Test
    void retainedManifestIsReceivedOnEveryConnection() throws Exception {
        running.broker().publish("lockers/manifest-1/manifest", "version 1".getBytes(UTF_8), 1, true);
        running.broker().publish("lockers/manifest-1/manifest", "version 2".getBytes(UTF_8), 1, true);

        for (int connection = 0; connection < 2; connection++) {
            var locker = connected("manifest-1");
            assertThat(get(firstMessage(locker, "lockers/manifest-1/manifest")).getPayloadAsBytes())
                    .asString(UTF_8)
                    .isEqualTo("version 2");
            get(locker.disconnect());
        }
    }

    @Test
    void sessionKeepsWhatArrivesWhileTheLockerIsAway() throws Exception {
        var topic = "lockers/away-1/manifest";
        var locker = running.locker("away-1");
        get(persistentConnect(locker));
        get(locker.subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send());
        get(locker.disconnect());
        running.broker().publish(topic, "meanwhile".getBytes(UTF_8), 1, false);

        var back = running.locker("away-1");
        var received = new LinkedBlockingQueue<Mqtt5Publish>();
        back.publishes(MqttGlobalPublishFilter.ALL, received::add);
        assertThat(get(persistentConnect(back)).isSessionPresent()).isTrue();

        assertThat(received.poll(20, SECONDS).getPayloadAsBytes())
                .asString(UTF_8)
                .isEqualTo("meanwhile");
        get(back.disconnect());
    }

    @Test
    void messageThatMayNotBeReceivedIsKeptBack() throws Exception {
        var received = new ArrayList<String>();
        var locker = connected("receives-1");
        var manifest = new CompletableFuture<Void>();
        locker.publishes(MqttGlobalPublishFilter.ALL, publish -> {
            received.add(publish.getTopic().toString());
            if (publish.getTopic().toString().endsWith("/manifest")) {
                manifest.complete(null);
            }
        });
        get(locker.subscribeWith().topicFilter("lockers/receives-1/commands").send());
        get(locker.subscribeWith().topicFilter("lockers/receives-1/manifest").send());

        running.broker().publish("lockers/receives-1/commands", new byte[] {1}, 1, false);
        running.broker().publish("lockers/receives-1/manifest", new byte[] {1}, 1, false);
        get(manifest);

        assertThat(received).containsExactly("lockers/receives-1/manifest");
        get(locker.disconnect());
    }

    @Test
    void lastWillReachesTheListenersInside() throws Exception {
        var locker = running.locker("dies-1");
        var heard = running.nextMessage(message -> message.topic().equals("lockers/dies-1/events"));
        get(connectWithWill(locker, "lockers/dies-1/events"));

        get(locker.disconnectWith()
                .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                .send());

        assertThat(get(heard).clientId()).isEqualTo("dies-1");
        assertThat(get(heard).payload()).asString(UTF_8).isEqualTo("gone");
    }

    @Test
    void lastWillForAForeignTopicIsRefusedWithTheConnection() throws Exception {
        var locker = running.locker("dies-2");
        var heard = running.nextMessage(message -> message.topic().equals("lockers/victim-2/events"));

        var refusal = failure(connectWithWill(locker, "lockers/victim-2/events"), Mqtt5ConnAckException.class);
        running.work().awaitIdle();

        assertThat(refusal.getMqttMessage().getReasonCode()).isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
        assertThat(heard).isNotDone();
    }

    @Test
    void aCommandIsWorkInHandUntilItsLockerHasAnswered() throws Exception {
        var locker = connected("answers-1");
        get(locker.subscribeWith().topicFilter("lockers/answers-1/commands").send());

        running.broker().publish("lockers/answers-1/commands", "{\"commandId\":\"c-1\"}".getBytes(UTF_8), 1, false);
        var idle = idle();
        get(publish(locker, "lockers/answers-1/acks", "{\"commandId\":\"c-0\"}"));
        assertThat(idle).isNotDone();
        get(publish(locker, "lockers/answers-1/acks", "{\"commandId\":\"c-1\"}"));

        assertThat(idle).succeedsWithin(Duration.ofSeconds(20));
        get(locker.disconnect());
    }

    @Test
    void nobodyWaitsForALockerThatHearsNoCommands() throws Exception {
        var locker = connected("answers-2");

        running.broker().publish("lockers/answers-2/commands", "{\"commandId\":\"c-2\"}".getBytes(UTF_8), 1, false);

        assertThat(idle()).succeedsWithin(Duration.ofSeconds(20));
        get(locker.disconnect());
    }

    private CompletableFuture<Void> idle() {
        return CompletableFuture.runAsync(() -> {
            try {
                running.work().awaitIdle();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void everyConnectionIsToldOfInAwsIotsShape() throws Exception {
        var began = running.nextMessage(message -> message.topic().equals("$aws/events/presence/connected/presence-1"));
        var ended =
                running.nextMessage(message -> message.topic().equals("$aws/events/presence/disconnected/presence-1"));
        var locker = connected("presence-1");

        var connected = json(get(began));
        get(locker.disconnect());
        var disconnected = json(get(ended));

        assertThat(connected.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        () -> sample("connected.json").fieldNames());
        assertThat(disconnected.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        () -> sample("disconnected.json").fieldNames());
        assertThat(connected.path("eventType").asText()).isEqualTo("connected");
        assertThat(disconnected.path("disconnectReason").asText()).isEqualTo("CLIENT_INITIATED_DISCONNECT");
        assertThat(disconnected.path("clientInitiatedDisconnect").asBoolean()).isTrue();
        assertThat(disconnected.path("versionNumber")).isEqualTo(connected.path("versionNumber"));
        assertThat(disconnected.path("sessionIdentifier")).isEqualTo(connected.path("sessionIdentifier"));
    }

    @Test
    void connectionsAreCountedAndTheCountStartsOverAfterAnHour() throws Exception {
        long first = versionOf("presence-2");
        assertThat(versionOf("presence-2")).isEqualTo(first + 1);

        running.clock().advance(Duration.ofMinutes(59));
        assertThat(versionOf("presence-2")).isEqualTo(first + 2);
        running.clock().advance(Duration.ofHours(1));

        assertThat(versionOf("presence-2")).isZero();
    }

    @Test
    void aSecondConnectionOfAClientEndsTheFirst() throws Exception {
        var ended =
                running.nextMessage(message -> message.topic().equals("$aws/events/presence/disconnected/presence-3"));
        connected("presence-3");

        var second = connected("presence-3");

        assertThat(json(get(ended)).path("disconnectReason").asText()).isEqualTo("DUPLICATE_CLIENTID");
        get(second.disconnect());
    }

    /// The number of a connection that begins and ends.
    private long versionOf(String lockerId) throws Exception {
        var ended =
                running.nextMessage(message -> message.topic().equals("$aws/events/presence/disconnected/" + lockerId));
        get(connected(lockerId).disconnect());
        return json(get(ended)).path("versionNumber").asLong();
    }

    private static JsonNode json(Message message) throws IOException {
        return JSON.readTree(message.payload());
    }

    private static JsonNode sample(String name) {
        try {
            return JSON.readTree(Path.of(System.getProperty("latchkey.root"), "events/presence", name)
                    .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void publishFromInsideIsHeardInsideWithoutAClientId() throws Exception {
        var heard = running.nextMessage(message -> message.topic().equals("lockers/inside-1/commands"));

        running.broker().publish("lockers/inside-1/commands", "x".getBytes(UTF_8), 0, false);

        assertThat(get(heard).clientId()).isNull();
    }

    @Test
    void refusesTopicsAndQualitiesThatAwsIotDoesNotTake() {
        assertThatThrownBy(() -> running.broker().publish("lockers/+/events", new byte[0], 1, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> running.broker().publish("lockers/a/events", new byte[0], 2, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("qos: must be 0 or 1");
    }

    @Test
    void lockerOfMqtt3IsHeldToThePolicyToo() throws Exception {
        var locker = running.oldLocker("old-1");
        var heard = running.nextMessage(message -> message.topic().equals("lockers/old-1/events"));
        get(locker.connect());

        get(locker.publishWith()
                .topic("lockers/old-1/events")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload("{}".getBytes(UTF_8))
                .send());
        var refusal = failure(
                locker.subscribeWith()
                        .topicFilter("lockers/victim-1/manifest")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send(),
                Mqtt3SubAckException.class);

        assertThat(get(heard).clientId()).isEqualTo("old-1");
        assertThat(refusal.getMqttMessage().getReturnCodes()).allMatch(code -> code.isError());
        get(locker.disconnect());
    }

    @Test
    void foreignPublishInMqtt3EndsTheConnection() throws Exception {
        var disconnected = new CompletableFuture<MqttDisconnectSource>();
        var locker = Mqtt3Client.builder()
                .identifier("old-2")
                .serverHost("127.0.0.1")
                .serverPort(running.broker().port())
                .sslConfig(running.oldLocker("old-2").getConfig().getSslConfig().orElseThrow())
                .addDisconnectedListener(context -> disconnected.complete(context.getSource()))
                .buildAsync();
        get(locker.connect());

        locker.publishWith()
                .topic("lockers/victim-1/events")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();

        assertThat(get(disconnected)).isEqualTo(MqttDisconnectSource.SERVER);
    }

    private Mqtt5AsyncClient connected(String lockerId) throws Exception {
        var locker = running.locker(lockerId);
        get(locker.connect());
        return locker;
    }

    private static CompletableFuture<Mqtt5PublishResult> publish(Mqtt5AsyncClient locker, String topic, String text) {
        return locker.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(text.getBytes(UTF_8))
                .send();
    }

    private static CompletableFuture<Mqtt5ConnAck> persistentConnect(Mqtt5AsyncClient locker) {
        return locker.connectWith().cleanStart(false).sessionExpiryInterval(600).send();
    }

    private static CompletableFuture<Mqtt5ConnAck> connectWithWill(Mqtt5AsyncClient locker, String topic) {
        return locker.connectWith()
                .willPublish()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload("gone".getBytes(UTF_8))
                .applyWillPublish()
                .send();
    }

    private static CompletableFuture<Mqtt5Publish> firstMessage(Mqtt5AsyncClient locker, String filter)
            throws Exception {
        var first = new CompletableFuture<Mqtt5Publish>();
        get(locker.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(first::complete)
                .send());
        return first;
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.get(20, SECONDS);
    }

    private static <E extends Exception> E failure(Future<?> future, Class<E> type) {
        var thrown = catchThrowableOfType(ExecutionException.class, () -> get(future));
        assertThat(thrown).hasCauseInstanceOf(type);
        return type.cast(thrown.getCause());
    }
}
