package dev.latchkey.local.iot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.local.aws.AwsRequest;
import dev.latchkey.local.aws.AwsService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iotdataplane.IotDataPlaneClient;
import software.amazon.awssdk.services.iotdataplane.model.InvalidRequestException;
import software.amazon.awssdk.services.iotdataplane.model.IotDataPlaneException;
import software.amazon.awssdk.services.iotdataplane.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iotdataplane.model.RetainedMessageSummary;

/// The AWS SDK's client for the data plane, against the service over HTTP.
@ExtendWith(RunningBroker.Shared.class)
class IotDataServiceTest {

    private RunningBroker running;
    private HttpServer server;
    private IotDataPlaneClient client;

    @BeforeEach
    void startServer(RunningBroker shared) throws IOException {
        running = shared;
        server = serve(new IotDataService(running.broker()));
        client = IotDataPlaneClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    @AfterEach
    void stopServer() {
        client.close();
        server.stop(0);
    }

    @Test
    void publishesWhatTheSdkSends() throws Exception {
        var topic = "lockers/data 1%ü&/commands";
        var heard = running.nextMessage(message -> message.topic().equals(topic));

        client.publish(request -> request.topic(topic).qos(1).payload(SdkBytes.fromUtf8String("{\"type\":\"open\"}")));

        assertThat(heard.get(20, SECONDS).payload()).asString(UTF_8).isEqualTo("{\"type\":\"open\"}");
    }

    @Test
    void retainsAndGivesBack() {
        var topic = "lockers/data-2/manifest";
        client.publish(
                request -> request.topic(topic).qos(1).retain(true).payload(SdkBytes.fromUtf8String("version 7")));

        var kept = client.getRetainedMessage(request -> request.topic(topic));
        var all = client.listRetainedMessages(request -> {});

        assertThat(kept.payload().asUtf8String()).isEqualTo("version 7");
        assertThat(kept.qos()).isEqualTo(1);
        assertThat(all.retainedTopics())
                .contains(RetainedMessageSummary.builder()
                        .topic(topic)
                        .payloadSize(9L)
                        .qos(1)
                        .build());
    }

    @Test
    void emptyRetainedMessageForgetsTheOneThatWasKept() {
        var topic = "lockers/data-3/manifest";
        client.publish(request -> request.topic(topic).retain(true).payload(SdkBytes.fromUtf8String("x")));
        client.publish(request -> request.topic(topic).retain(true));

        assertThatThrownBy(() -> client.getRetainedMessage(request -> request.topic(topic)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void refusesWhatAwsIotRefuses() {
        assertThatThrownBy(() -> client.publish(request -> request.topic("lockers/+/commands")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client.publish(request -> request.topic("a").qos(2)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("qos");
        assertThatThrownBy(() -> client.publish(
                        request -> request.topic("a").payload(SdkBytes.fromByteArray(new byte[128 * 1024 + 1]))))
                .isInstanceOf(IotDataPlaneException.class)
                .hasMessageContaining("128 KB");
    }

    @Test
    void namesWhatItLacks() {
        assertThatThrownBy(() -> client.publish(request -> request.topic("a").messageExpiry(30L)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("messageExpiry");
        assertThatThrownBy(() -> client.getThingShadow(request -> request.thingName("locker-1")))
                .isInstanceOf(IotDataPlaneException.class)
                .hasMessageContaining("GET /things/locker-1/shadow is not supported locally");
    }

    @Test
    void tellsItsEndpoint() {
        var request = new AwsRequest(
                "GET", "/endpoint", Map.of("endpointType", List.of("iot:Data-ATS")), Map.of(), new byte[0]);

        var response = new IotService("127.0.0.1").handle(request);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).asString(UTF_8).isEqualTo("{\"endpointAddress\":\"127.0.0.1\"}");
    }

    private static HttpServer serve(AwsService service) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var response = service.handle(request(exchange));
                response.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(
                        response.status(), response.body().length == 0 ? -1 : response.body().length);
                exchange.getResponseBody().write(response.body());
            }
        });
        server.start();
        return server;
    }

    private static AwsRequest request(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, List<String>>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new AwsRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query(exchange.getRequestURI().getRawQuery()),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private static Map<String, List<String>> query(String raw) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var parameter : raw == null ? new String[0] : raw.split("&")) {
            var parts = parameter.split("=", 2);
            query.put(parts[0], List.of(URLDecoder.decode(parts[1], UTF_8)));
        }
        return query;
    }
}
