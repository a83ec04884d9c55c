package dev.latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.phone.Behaviour;
import dev.latchkey.local.phone.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.EndpointDisabledException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;

class PushTest {

    private static final String APPLICATION = "arn:aws:sns:us-east-1:000000000000:app/GCM/latchkey";
    private static final String GROUP = "sns/us-east-1/000000000000/app/GCM/latchkey";
    private static final String TOKEN = "token-of-ada";

    @AutoClose
    private final LocalAws aws;

    @AutoClose
    private final SnsClient sns;

    PushTest(@TempDir Path directory) {
        aws = new LocalAws(directory);
        sns = aws.client(SnsClient.builder());
    }

    @Test
    void registersADeviceOnce() {
        assertThat(register()).isEqualTo(register()).startsWith("arn:aws:sns:us-east-1:000000000000:endpoint/GCM/");
    }

    @Test
    void refusesTheSameDeviceWithOtherAttributes() {
        register();

        assertThatThrownBy(() -> sns.createPlatformEndpoint(request ->
                        request.platformApplicationArn(APPLICATION).token(TOKEN).customUserData("other")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("already exists with the same Token");
    }

    @Test
    void deliversThePlatformsOwnTextWithAReceipt() throws Exception {
        var endpoint = register();

        var messageId = push(endpoint);

        var message = aws.received().getFirst();
        assertThat(message.address()).isEqualTo(TOKEN);
        assertThat(message.title()).isEqualTo("Parcel");
        assertThat(message.text()).isEqualTo("It is here");
        var line = line(GROUP);
        assertThat(line.path("status").asText()).isEqualTo("SUCCESS");
        assertThat(line.at("/notification/messageId").asText()).isEqualTo(messageId);
        assertThat(line.at("/delivery/destination").asText()).isEqualTo(endpoint);
        assertThat(line.at("/delivery/token").asText()).isEqualTo(TOKEN);
        assertThat(line.at("/delivery/statusCode").asInt()).isEqualTo(200);
    }

    @Test
    void refusesToPublishToADisabledEndpoint() {
        var endpoint = register();
        aws.behaviours.set(Channel.PUSH, TOKEN, new Behaviour.Disabled());

        assertThatThrownBy(() -> push(endpoint)).isInstanceOf(EndpointDisabledException.class);
        assertThat(enabled(endpoint)).isEqualTo("false");
    }

    @Test
    void disablesAnEndpointWhoseTokenBouncesUntilItIsEnabledAgain() throws Exception {
        var endpoint = register();
        aws.behaviours.set(Channel.PUSH, TOKEN, new Behaviour.Bounces());
        push(endpoint);
        assertThat(line(GROUP + "/Failure").path("status").asText()).isEqualTo("FAILURE");
        aws.behaviours.set(Channel.PUSH, TOKEN, new Behaviour.Delivers());

        assertThatThrownBy(() -> push(endpoint)).isInstanceOf(EndpointDisabledException.class);
        assertThat(register()).isEqualTo(endpoint);
        sns.setEndpointAttributes(request -> request.endpointArn(endpoint).attributes(Map.of("Enabled", "true")));
        push(endpoint);

        assertThat(aws.received()).hasSize(1);
    }

    @Test
    void staysSilent() throws Exception {
        aws.behaviours.set(Channel.PUSH, new Behaviour.Silent());

        push(register());

        assertThat(aws.received()).isEmpty();
        assertThat(aws.logs()).isEmpty();
    }

    @Test
    void arrivesLate() throws Exception {
        aws.behaviours.set(Channel.PUSH, new Behaviour.Slow(Duration.ofSeconds(90)));
        push(register());
        assertThat(aws.received()).isEmpty();

        aws.pass(Duration.ofSeconds(90));

        assertThat(aws.received()).hasSize(1);
        assertThat(aws.logs()).hasSize(1);
    }

    @Test
    void isThrottledOrDown() {
        var endpoint = register();

        aws.behaviours.set(Channel.PUSH, new Behaviour.Throttled());
        assertThatThrownBy(() -> push(endpoint)).hasMessageContaining("Rate exceeded");
        aws.behaviours.set(Channel.PUSH, new Behaviour.Down());
        assertThatThrownBy(() -> push(endpoint))
                .isInstanceOfSatisfying(
                        SnsException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
    }

    @Test
    void knowsNoEndpointThatWasDeleted() {
        var endpoint = register();

        sns.deleteEndpoint(request -> request.endpointArn(endpoint));

        assertThatThrownBy(() -> push(endpoint)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void findsItsDevicesAgainAfterARestart() throws Exception {
        var endpoint = register();

        try (var restarted = new LocalAws(aws.directory);
                var client = restarted.client(SnsClient.builder())) {
            client.publish(request -> request.targetArn(endpoint).message("plain"));

            assertThat(restarted.received().getFirst().text()).isEqualTo("plain");
        }
    }

    @Test
    void readsApplesPayload() {
        var push = PushMessage.of("{\"aps\":{\"alert\":{\"title\":\"T\",\"body\":\"B\"}}}");

        assertThat(push).isEqualTo(new PushMessage("T", "B"));
    }

    private JsonNode line(String group) throws InterruptedException {
        var log = aws.logs().getFirst();
        assertThat(log.path("logGroup").asText()).isEqualTo(group);
        return Json.read(log.at("/logEvents/0/message").asText());
    }

    private String enabled(String endpoint) {
        return sns.getEndpointAttributes(request -> request.endpointArn(endpoint))
                .attributes()
                .get("Enabled");
    }

    private String register() {
        return sns.createPlatformEndpoint(
                        request -> request.platformApplicationArn(APPLICATION).token(TOKEN))
                .endpointArn();
    }

    private String push(String endpoint) {
        var message = Json.object()
                .put("default", "plain")
                .put("GCM", "{\"notification\":{\"title\":\"Parcel\",\"body\":\"It is here\"}}");
        return sns.publish(request ->
                        request.targetArn(endpoint).messageStructure("json").message(message.toString()))
                .messageId();
    }
}
