package dev.latchkey.local.iot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.ConnectPacket.ConnectPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket.PublishPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.SubscribePacket.SubscribePacketBuilder;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/// The AWS IoT Device SDK, which lockers use, takes the broker and the files of a registered locker.
@ExtendWith(RunningBroker.Shared.class)
class DeviceSdkTest {

    @Test
    void lockerOnTheDeviceSdkGetsItsManifestAndReports(RunningBroker running) throws Exception {
        var manifest = new CompletableFuture<String>();
        var heard = running.nextMessage(message -> message.topic().equals("lockers/sdk-1/events"));
        running.broker().publish("lockers/sdk-1/manifest", "version 1".getBytes(UTF_8), 1, true);

        try (var locker = client(running, "sdk-1", manifest)) {
            locker.subscribe(new SubscribePacketBuilder("lockers/sdk-1/manifest", QOS.AT_LEAST_ONCE).build());
            var own = locker.publish(event("lockers/sdk-1/events")).get(20, SECONDS);
            var foreign = locker.publish(event("lockers/sdk-2/events")).get(20, SECONDS);
            locker.stop();

            assertThat(manifest.get(20, SECONDS)).isEqualTo("version 1");
            assertThat(heard.get(20, SECONDS).clientId()).isEqualTo("sdk-1");
            assertThat(own.getResultPubAck().getReasonCode())
                    .isIn(PubAckPacket.PubAckReasonCode.SUCCESS, PubAckPacket.PubAckReasonCode.NO_MATCHING_SUBSCRIBERS);
            assertThat(foreign.getResultPubAck().getReasonCode())
                    .isEqualTo(PubAckPacket.PubAckReasonCode.NOT_AUTHORIZED);
        }
    }

    private static PublishPacket event(String topic) {
        return new PublishPacketBuilder(topic, QOS.AT_LEAST_ONCE, "{}".getBytes(UTF_8)).build();
    }

    private static Mqtt5Client client(RunningBroker running, String lockerId, CompletableFuture<String> received)
            throws Exception {
        var thing = running.things().register(lockerId);
        var connected = new Connected();
        try (var builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromPath(
                "127.0.0.1", thing.certificate().toString(), thing.privateKey().toString())) {
            var client = builder.withPort((long) running.broker().port())
                    .withCertificateAuthorityFromPath(
                            null, running.authority().certificateFile().toString())
                    .withConnectProperties(new ConnectPacketBuilder().withClientId(lockerId))
                    .withLifeCycleEvents(connected)
                    .withPublishEvents((mqtt, publish) -> received.complete(
                            new String(publish.getPublishPacket().getPayload(), UTF_8)))
                    .build();
            client.start();
            connected.future.get(20, SECONDS);
            return client;
        }
    }

    private static final class Connected implements LifecycleEvents {

        private final CompletableFuture<Void> future = new CompletableFuture<>();

        @Override
        public void onConnectionSuccess(Mqtt5Client client, OnConnectionSuccessReturn success) {
            future.complete(null);
        }

        @Override
        public void onConnectionFailure(Mqtt5Client client, OnConnectionFailureReturn failure) {
            future.completeExceptionally(new AssertionError("error code " + failure.getErrorCode()));
        }

        @Override
        public void onAttemptingConnect(Mqtt5Client client, OnAttemptingConnectReturn attempt) {}

        @Override
        public void onDisconnection(Mqtt5Client client, OnDisconnectionReturn disconnection) {}

        @Override
        public void onStopped(Mqtt5Client client, OnStoppedReturn stopped) {}
    }
}
