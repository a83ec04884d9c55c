package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A locker's certificate in the hands of an independent MQTT client that says exactly what it is told to, twice
/// if need be.
final class PlainLocker implements AutoCloseable {

    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private final String lockerId;
    private final Mqtt5AsyncClient client;
    private final Supplier<Instant> now;
    private final List<Manifest> manifests = new CopyOnWriteArrayList<>();

    private PlainLocker(String lockerId, Mqtt5AsyncClient client, Supplier<Instant> now) {
        this.lockerId = lockerId;
        this.client = client;
        this.now = now;
    }

    static PlainLocker connected(String lockerId, Path state, URI mqtt, Supplier<Instant> now) {
        var locker = new PlainLocker(lockerId, client(lockerId, lockerId, state, mqtt), now);
        done(locker.client.connect());
        return locker;
    }

    /// @param lockerId whose certificate
    static Mqtt5AsyncClient client(String clientId, String lockerId, Path state, URI mqtt) {
        return Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost(mqtt.getHost())
                .serverPort(mqtt.getPort())
                .sslConfig(MutualTls.of(
                        state.resolve("ca.pem"), state.resolve("lockers").resolve(lockerId)))
                .buildAsync();
    }

    /// Applies every manifest that comes, as a locker does, and acknowledges it.
    PlainLocker obeying() {
        done(client.subscribeWith()
                .topicFilter(topic("manifest"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(this::applied)
                .send());
        return this;
    }

    private void applied(Mqtt5Publish publish) {
        var manifest = Manifest.read(publish.getPayloadAsBytes());
        manifests.add(manifest);
        publish(
                "acks",
                "{\"type\":\"manifestApplied\",\"version\":%d,\"occurredAt\":\"%s\"}"
                        .formatted(manifest.version(), now.get()));
    }

    /// Those that came, in their order.
    List<Manifest> manifests() {
        return manifests;
    }

    void deposits(String eventId, String trackingNumber, int compartment) {
        reports(deposit(eventId, trackingNumber, compartment));
    }

    /// The same without waiting; the client sends until the broker has it.
    CompletableFuture<?> depositing(String eventId, String trackingNumber, int compartment) {
        return publish("events", deposit(eventId, trackingNumber, compartment));
    }

    private String deposit(String eventId, String trackingNumber, int compartment) {
        return """
                {"eventId":"%s","sequence":%d,"occurredAt":"%s","type":"deposited","compartment":%d,"trackingNumber":"%s"}
                """.formatted(eventId, SEQUENCE.incrementAndGet(), now.get(), compartment, trackingNumber);
    }

    void collects(String eventId, String deliveryId, int compartment) {
        reports("""
                {"eventId":"%s","sequence":%d,"occurredAt":"%s","type":"collected","compartment":%d,"deliveryId":"%s"}
                """.formatted(eventId, SEQUENCE.incrementAndGet(), now.get(), compartment, deliveryId));
    }

    /// Publishes on `events`; the broker has taken it when this returns.
    void reports(String event) {
        done(publish("events", event));
    }

    /// Publishes on one of its topics; the broker has taken it when this returns.
    void says(String topic, String message) {
        done(publish(topic, message));
    }

    /// Asks about a code by its digest.
    ///
    /// @return the decision
    String asks(String digest) {
        var requestId = UUID.randomUUID().toString();
        var decision = new CompletableFuture<String>();
        done(client.subscribeWith()
                .topicFilter(topic("decisions"))
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(publish -> decision.complete(new String(publish.getPayloadAsBytes(), UTF_8)))
                .send());
        done(publish(
                "validations",
                "{\"requestId\":\"%s\",\"occurredAt\":\"%s\",\"digest\":\"%s\"}"
                        .formatted(requestId, now.get(), digest)));
        return done(decision);
    }

    private CompletableFuture<?> publish(String channel, String message) {
        return client.publishWith()
                .topic(topic(channel))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(message.getBytes(UTF_8))
                .send();
    }

    private String topic(String channel) {
        return "lockers/" + lockerId + "/" + channel;
    }

    static <T> T done(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        done(client.disconnect());
    }
}
