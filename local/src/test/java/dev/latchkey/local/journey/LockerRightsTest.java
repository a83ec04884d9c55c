package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The template's policy at the running broker: what a locker's certificate is good for, and what not.
@ExtendWith(Shared.VirtualTime.class)
class LockerRightsTest {

    private static final String OWN = Outside.OFFLINE;
    private static final String FOREIGN = Outside.ONLINE;

    private final Outside outside;

    LockerRightsTest(Outside outside) {
        this.outside = outside;
    }

    @Test
    void connectsUnderItsOwnNameOnly() {
        assertThat(refusal(client(FOREIGN).connect())).isInstanceOf(Mqtt5ConnAckException.class);
        assertThat(refusal(client("somebody").connect())).isInstanceOf(Mqtt5ConnAckException.class);

        var own = connected();
        assertThat(own.getState().isConnected()).isTrue();
        PlainLocker.done(own.disconnect());
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "validations", "acks", "clock"})
    void reportsForItselfOnly(String topic) {
        var own = connected();
        int heard = outside.listening().messages().size();

        var foreign = refusal(publish(own, "lockers/" + FOREIGN + "/" + topic));

        assertThat(foreign).isInstanceOf(Mqtt5PubAckException.class);
        assertThat(outside.listening().messages().stream().skip(heard))
                .noneMatch(message -> message.topic().equals("lockers/" + FOREIGN + "/" + topic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lockers/" + OWN + "/manifest",
                "lockers/" + OWN + "/commands",
                "lockers/" + OWN + "/time",
                "latchkey/errors"
            })
    void doesNotSpeakForTheCloud(String topic) {
        assertThat(refusal(publish(connected(), topic))).isInstanceOf(Mqtt5PubAckException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lockers/" + FOREIGN + "/manifest",
                "lockers/" + FOREIGN + "/decisions",
                "lockers/" + FOREIGN + "/commands",
                "lockers/" + FOREIGN + "/time",
                "lockers/+/manifest",
                "lockers/#",
                "#",
                "latchkey/errors"
            })
    void listensToItsOwnTopicsOnly(String filter) {
        var subscribed = connected()
                .subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();

        assertThat(refusal(subscribed)).isInstanceOf(Mqtt5SubAckException.class);
    }

    @Test
    void isServedOverMutualTlsOnly() {
        var stranger = Mqtt5Client.builder()
                .identifier(OWN)
                .serverHost(outside.system().mqtt().getHost())
                .serverPort(outside.system().mqtt().getPort())
                .sslConfig(MutualTls.withoutCertificate(outside.state().resolve("ca.pem")))
                .buildAsync();

        assertThat(refusal(stranger.connect())).isNotNull();
    }

    private Mqtt5AsyncClient connected() {
        var client = client(OWN);
        PlainLocker.done(client.connect());
        return client;
    }

    private Mqtt5AsyncClient client(String clientId) {
        return PlainLocker.client(
                clientId, OWN, outside.state(), outside.system().mqtt());
    }

    private static CompletableFuture<?> publish(Mqtt5AsyncClient client, String topic) {
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload("{}".getBytes(UTF_8))
                .send()
                .thenAccept(result -> result.getError().ifPresent(error -> {
                    throw new CompletionException(error);
                }));
    }

    private static Throwable refusal(CompletableFuture<?> attempt) {
        var thrown =
                catchThrowable(() -> attempt.orTimeout(20, TimeUnit.SECONDS).join());
        return thrown == null ? null : thrown.getCause();
    }
}
