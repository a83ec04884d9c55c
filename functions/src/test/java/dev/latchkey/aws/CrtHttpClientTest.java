package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

class CrtHttpClientTest {

    private final List<Integer> clientPorts = new CopyOnWriteArrayList<>();
    private final CrtHttpClient client = new CrtHttpClient(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                clientPorts.add(exchange.getRemoteAddress().getPort());
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void makesManyCallsOverOneConnection() throws IOException {
        for (int call = 0; call < 50; call++) {
            assertThat(call()).isEqualTo("{}");
        }

        assertThat(clientPorts).hasSize(50);
        assertThat(clientPorts.stream().distinct()).hasSize(1);
    }

    @Test
    void connectsAnewAfterItWasDisconnected() throws IOException {
        call();

        client.disconnect();
        call();

        assertThat(clientPorts.stream().distinct()).hasSize(2);
    }

    /// The caller closes what it has read, as the SDK does.
    private String call() throws IOException {
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(uri)
                .putHeader("Host", uri.getAuthority())
                .build();
        var response = client.prepareRequest(
                        HttpExecuteRequest.builder().request(request).build())
                .call();
        try (var body = response.responseBody().orElseThrow()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
