package dev.latchkey.device.link;

import dev.latchkey.device.time.Timers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.CrtRuntimeException;
import software.amazon.awssdk.crt.io.ExponentialBackoffRetryOptions.JitterMode;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ClientOfflineQueueBehavior;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.ClientSessionBehavior;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.crt.mqtt5.PublishResult;
import software.amazon.awssdk.crt.mqtt5.QOS;
import software.amazon.awssdk.crt.mqtt5.packets.ConnectPacket.ConnectPacketBuilder;
import software.amazon.awssdk.crt.mqtt5.packets.PubAckPacket.PubAckReasonCode;
import software.amazon.awssdk.crt.mqtt5.packets.PublishPacket;
import software.amazon.awssdk.crt.mqtt5.packets.SubAckPacket;
import software.amazon.awssdk.crt.mqtt5.packets.SubscribePacket.SubscribePacketBuilder;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;

/// MQTT 5 over mutual TLS, by the AWS IoT Device SDK. Everything goes with QoS 1.
///
/// - The session outlives a lost connection by an hour (AWS IoT Core's own default), and a restart too. The
///   locker subscribes at every connection all the same, session or not: that brings the retained manifest once
///   more, and with it whatever a session may have lost.
/// - It reconnects with full jitter, as its [Patience] says.
/// - It is connected only once the subscriptions stand: nobody is told that the cloud answers while it could not.
public final class MqttLink extends TopicLink {

    private static final long SESSION_SECONDS = Duration.ofHours(1).toSeconds();
    private static final long ACK_SECONDS = 10;
    private static final Duration SUBSCRIBE_AGAIN = Duration.ofSeconds(5);
    private static final long STOP_SECONDS = 5;

    private final Endpoint endpoint;
    private final Credentials credentials;
    private final Timers timers;
    private final Patience patience;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private Mqtt5Client client;

    public MqttLink(LockerTopics topics, Endpoint endpoint, Credentials credentials, Timers timers) {
        this(topics, endpoint, credentials, timers, Patience.USUAL);
    }

    public MqttLink(LockerTopics topics, Endpoint endpoint, Credentials credentials, Timers timers, Patience patience) {
        super(topics);
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.timers = timers;
        this.patience = patience;
    }

    /// @throws CredentialsRefused where a file is no certificate or no key, or they do not belong together
    @Override
    public void start(Listener listener) {
        try {
            client = build(listener);
        } catch (CrtRuntimeException e) {
            throw new CredentialsRefused(e);
        }
        client.start();
    }

    private Mqtt5Client build(Listener listener) {
        Arrivals arrivals = new Arrivals(topics, listener);
        try (var builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromPath(
                endpoint.host(),
                credentials.certificate().toString(),
                credentials.privateKey().toString())) {
            builder.withCertificateAuthorityFromPath(
                            null, credentials.authority().toString())
                    .withPort((long) endpoint.port())
                    .withConnectProperties(connect())
                    .withSessionBehavior(ClientSessionBehavior.REJOIN_ALWAYS)
                    .withOfflineQueueBehavior(ClientOfflineQueueBehavior.FAIL_ALL_ON_DISCONNECT)
                    .withRetryJitterMode(JitterMode.Full)
                    .withMinReconnectDelayMs(patience.firstPause().toMillis())
                    .withMaxReconnectDelayMs(patience.longestPause().toMillis())
                    .withMinConnectedTimeToResetReconnectDelayMs(
                            patience.stable().toMillis())
                    .withPingTimeoutMs(patience.answer().toMillis())
                    .withAckTimeoutSeconds(ACK_SECONDS)
                    .withLifeCycleEvents(new Lifecycle(listener))
                    .withPublishEvents((_, arrival) -> arrived(arrivals, arrival.getPublishPacket()));
            return builder.build();
        }
    }

    private static void arrived(Arrivals arrivals, PublishPacket packet) {
        byte[] payload = packet.getPayload() == null ? new byte[0] : packet.getPayload();
        arrivals.arrived(packet.getTopic(), payload);
    }

    private ConnectPacketBuilder connect() {
        return new ConnectPacketBuilder()
                .withClientId(topics.lockerId())
                .withKeepAliveIntervalSeconds(patience.keepAlive().toSeconds())
                .withSessionExpiryIntervalSeconds(SESSION_SECONDS);
    }

    @Override
    protected CompletionStage<Void> publish(String topic, byte[] payload) {
        if (!client.getIsConnected()) {
            return CompletableFuture.failedStage(new PublishRefused("not connected"));
        }
        // Where the native client throws instead, the message has not been sent either.
        return CompletableFuture.completedStage(PublishPacket.of(topic, QOS.AT_LEAST_ONCE, payload))
                .thenCompose(client::publish)
                .thenCompose(MqttLink::accepted);
    }

    /// That nobody subscribes is no refusal: a broker's rules may read what no client does.
    private static CompletionStage<Void> accepted(PublishResult result) {
        PubAckReasonCode reason = result.getResultPubAck().getReasonCode();
        return reason == PubAckReasonCode.SUCCESS || reason == PubAckReasonCode.NO_MATCHING_SUBSCRIBERS
                ? CompletableFuture.completedStage(null)
                : CompletableFuture.failedStage(new PublishRefused(reason.toString()));
    }

    /// Waits a few seconds for the connection to end in good order. Not to be called on a thread of this link.
    @Override
    public void close() {
        if (client == null) {
            return;
        }
        client.stop();
        stopped.completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS).join();
        client.close();
    }

    private final class Lifecycle implements Mqtt5ClientOptions.LifecycleEvents {

        private final Listener listener;

        private Lifecycle(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onAttemptingConnect(Mqtt5Client connecting, OnAttemptingConnectReturn attempt) {
            // Nothing to say before it is known how the attempt ends.
        }

        @Override
        public void onConnectionSuccess(Mqtt5Client connected, OnConnectionSuccessReturn success) {
            subscribe(connected);
        }

        private void subscribe(Mqtt5Client connected) {
            if (!connected.getIsConnected()) {
                return;
            }
            var packet = new SubscribePacketBuilder();
            topics.down().forEach(topic -> packet.withSubscription(topic, QOS.AT_LEAST_ONCE));
            connected.subscribe(packet.build()).whenComplete((ack, failure) -> subscribed(connected, ack, failure));
        }

        private void subscribed(Mqtt5Client connected, SubAckPacket ack, Throwable failure) {
            if (failure == null && ack.getReasonCodes().stream().allMatch(code -> code.getValue() <= 2)) {
                listener.linkChanged(new LinkState.Connected());
            } else if (connected.getIsConnected()) {
                String reason = failure == null ? ack.getReasonCodes().toString() : failure.getMessage();
                listener.linkChanged(new LinkState.Disconnected("subscriptions refused: " + reason));
                timers.after(SUBSCRIBE_AGAIN, () -> subscribe(connected));
            }
        }

        @Override
        public void onConnectionFailure(Mqtt5Client failed, OnConnectionFailureReturn failure) {
            String reason = failure.getConnAckPacket() == null
                    ? CRT.awsErrorString(failure.getErrorCode())
                    : "refused by the broker: " + failure.getConnAckPacket().getReasonCode();
            listener.linkChanged(new LinkState.Disconnected(reason));
        }

        @Override
        public void onDisconnection(Mqtt5Client disconnected, OnDisconnectionReturn end) {
            listener.linkChanged(new LinkState.Disconnected(CRT.awsErrorString(end.getErrorCode())));
        }

        @Override
        public void onStopped(Mqtt5Client ended, OnStoppedReturn end) {
            stopped.complete(null);
        }
    }
}
