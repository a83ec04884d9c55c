package dev.latchkey.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.RealClock;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRoutesTest {

    private static final Map<String, List<String>> FROM_HERE = Map.of("host", List.of("127.0.0.1:8080"));

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T10:00:00Z"), new Work());
    private final LocalRoutes routes = LocalRoutes.withClock(clock);

    private static ApiRequest request(String method, String path, Map<String, List<String>> headers, String body) {
        return new ApiRequest(
                method, path, "", Map.of(), headers, body.getBytes(StandardCharsets.UTF_8), "HTTP/1.1", "127.0.0.1");
    }

    private static String bodyOf(ApiResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private ApiResponse advance(LocalRoutes given, String body) throws InterruptedException {
        return given.answer(request("POST", "/_local/clock/advance", FROM_HERE, body));
    }

    @Test
    void advanceTheVirtualClock() throws InterruptedException {
        AtomicReference<Instant> fired = new AtomicReference<>();
        clock.schedule(Instant.parse("2026-11-24T10:00:00Z"), () -> fired.set(clock.now()));

        ApiResponse response = advance(routes, "{\"by\":\"PT26H\"}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(bodyOf(response)).isEqualTo("{\"now\":\"2026-11-24T12:00:00Z\"}");
        assertThat(fired).hasValue(Instant.parse("2026-11-24T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {}             | by: must be text
            {"by":26}      | by: must be text
            {"by":"26h"}   | by: must be an ISO 8601 duration, such as PT26H
            {"by":"-PT1H"} | by: must be between PT0S and PT87840H
            {"by":"P9999D"}| by: must be between PT0S and PT87840H
            []             | The body must be a JSON object
            {              | The body must be JSON
            """)
    void nameTheFieldThatIsWrong(String body, String detail) throws Exception {
        ApiResponse response = advance(routes, body);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers().get("content-type")).containsExactly("application/problem+json");
        assertThat(new JsonMapper().readTree(response.body()).get("detail").textValue())
                .isEqualTo(detail);
    }

    @Test
    void pointAtTheFieldAsTheRfcDoes() throws InterruptedException {
        assertThat(bodyOf(advance(routes, "{}")))
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                                + "\"detail\":\"by: must be text\",\"errors\":[{\"pointer\":\"#/by\",\"detail\":\"must be text\"}]}");
    }

    @Test
    void doNotAdvanceARealClock() throws InterruptedException {
        try (LocalClock real = new RealClock()) {
            assertThat(advance(LocalRoutes.withClock(real), "{\"by\":\"PT1H\"}").status())
                    .isEqualTo(409);
        }
    }

    @Test
    void tellThatTheSystemIsUp() throws InterruptedException {
        ApiResponse response = routes.answer(request("GET", "/_local/health", FROM_HERE, ""));

        assertThat(bodyOf(response)).isEqualTo("{\"status\":\"up\",\"now\":\"2026-11-23T10:00:00Z\"}");
    }

    @Test
    void takeFurtherEndpoints() throws InterruptedException {
        routes.on("POST", "/_local/receipts", request -> LocalResponse.ok(request.body()));

        ApiResponse response = routes.answer(request("POST", "/_local/receipts", FROM_HERE, "{\"channel\":\"SMS\"}"));

        assertThat(bodyOf(response)).isEqualTo("{\"channel\":\"SMS\"}");
    }

    @Test
    void refuseWhatTheyDoNotHave() throws InterruptedException {
        assertThat(routes.answer(request("GET", "/_local/nothing", FROM_HERE, ""))
                        .status())
                .isEqualTo(404);
        assertThat(routes.answer(request("GET", "/_local/clock/advance", FROM_HERE, ""))
                        .status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8080", "localhost:8080", "[::1]:8080"})
    void answerUnderLoopbackNames(String host) throws InterruptedException {
        assertThat(routes.answer(request("GET", "/_local/health", Map.of("host", List.of(host)), ""))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "127.0.0.1.example.org:8080", "localhost.example.org", "a b"})
    void refuseOtherHosts(String host) throws InterruptedException {
        assertThat(routes.answer(request("GET", "/_local/health", Map.of("host", List.of(host)), ""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refuseOtherOrigins() throws InterruptedException {
        Map<String, List<String>> headers =
                Map.of("host", List.of("127.0.0.1:8080"), "origin", List.of("https://example.org"));

        assertThat(routes.answer(request("POST", "/_local/clock/advance", headers, "{\"by\":\"PT1H\"}"))
                        .status())
                .isEqualTo(403);
    }
}
