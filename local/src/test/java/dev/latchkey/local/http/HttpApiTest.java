package dev.latchkey.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.clock.VirtualClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.InvocationRefused;
import dev.latchkey.local.template.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2020-03-12T19:03:58.390Z");

    private final Work work = new Work();
    private final VirtualClock clock = new VirtualClock(NOW, work);
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpApi api = new HttpApi(
            List.of(
                    route("POST", "/carriers/{carrier}/events", "echo", false),
                    route("GET", "/deliveries/{deliveryId}", "echo", true),
                    route("ANY", "/answers/{proxy+}", "answer", false),
                    route("GET", "/broken", "broken", false),
                    route("GET", "/throttled", "throttled", false),
                    route("GET", "/lost", "lost", false),
                    new Route("api", "GET", "/slow", "slow", false, Duration.ofMillis(50))),
            this::invoke,
            LocalRoutes.withClock(clock),
            clock,
            work);

    private URI base;
    private String answer = "{}";

    private static Route route(String method, String path, String function, boolean authorized) {
        return new Route("api-id", method, path, function, authorized, Duration.ofSeconds(30));
    }

    private byte[] invoke(String function, byte[] payload) {
        return switch (function) {
            case "echo" -> payload;
            case "answer" -> answer.getBytes(StandardCharsets.UTF_8);
            case "slow" -> {
                await();
                yield payload;
            }
            case "throttled" -> throw new InvocationRefused("TooManyRequestsException", 429);
            case "lost" -> throw new InvocationRefused("NoAnswer", 0);
            default -> throw new FunctionFailed("java.lang.IllegalStateException", "secret", List.of());
        };
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeEach
    void start() throws IOException {
        var port = HttpPort.take(0);
        base = port.uri();
        api.start(port);
    }

    @AfterEach
    void close() {
        released.countDown();
        api.close();
        client.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void givesTheFunctionApiGatewaysEvent() throws IOException, InterruptedException {
        var response = send(to("/carriers/acme%20post/events?parameter1=value1&parameter1=value2&parameter2=a%20b")
                .header("User-Agent", "agent")
                .header("Cookie", "cookie1; cookie2")
                .header("Header1", "value1")
                .header("Header2", "value1")
                .header("Header2", "value2")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\": \"ü\"}")));

        ObjectNode event = (ObjectNode) JSON.readTree(response.body());
        assertThat(((ObjectNode) event.get("requestContext"))
                        .remove("requestId")
                        .textValue())
                .isEqualTo(response.headers().firstValue("apigw-requestid").orElseThrow());
        assertThat((JsonNode) event).isEqualTo(expected("event-2.0.json"));
    }

    private JsonNode expected(String file) throws IOException {
        try (InputStream json = HttpApiTest.class.getResourceAsStream(file)) {
            String text = new String(json.readAllBytes(), StandardCharsets.UTF_8);
            return JSON.readTree(text.replace("{port}", String.valueOf(base.getPort())));
        }
    }

    @Test
    void leavesOutWhatTheRequestDoesNotHave() throws IOException, InterruptedException {
        JsonNode event = JSON.readTree(
                send(to("/carriers/acme/events").POST(BodyPublishers.noBody())).body());

        assertThat(event.has("cookies")).isFalse();
        assertThat(event.has("queryStringParameters")).isFalse();
        assertThat(event.has("body")).isFalse();
        assertThat(event.get("rawQueryString").textValue()).isEmpty();
        assertThat(event.get("isBase64Encoded").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            application/json,                  text
            application/json; charset=utf-8,   text
            text/plain,                        text
            application/xml,                   text
            application/octet-stream,          dGV4dA==
            application/x-www-form-urlencoded, dGV4dA==
            image/png,                         dGV4dA==
            """)
    void encodesBodiesThatAreNoText(String contentType, String body) throws IOException, InterruptedException {
        JsonNode event = JSON.readTree(send(to("/carriers/acme/events")
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString("text")))
                .body());

        assertThat(event.get("body").textValue()).isEqualTo(body);
        assertThat(event.get("isBase64Encoded").booleanValue()).isEqualTo(!body.equals("text"));
    }

    @Test
    void namesTheCallerOfARouteThatAsksForOne() throws IOException, InterruptedException {
        var unsigned = JSON.readTree(send(to("/deliveries/d-1")).body());
        var signed = JSON.readTree(send(to("/deliveries/d-1")
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260101/us-east-1/execute-api/aws4_request,"
                                        + " SignedHeaders=host, Signature=00"))
                .body());

        assertThat(unsigned.at("/requestContext/authorizer/iam/userArn").textValue())
                .isEqualTo("arn:aws:iam::000000000000:user/local");
        assertThat(signed.at("/requestContext/authorizer/iam/accessKey").textValue())
                .isEqualTo("AKIAEXAMPLE");
    }

    @Test
    void sendsWhatTheFunctionDescribes() throws IOException, InterruptedException {
        answer = """
                {"statusCode": 202, "headers": {"Content-Type": "application/json", "X-Count": 3},
                 "cookies": ["a=1", "b=2"], "body": "{\\"deliveryId\\":\\"d-1\\"}"}""";

        var response = send(to("/answers/x"));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.headers().firstValue("x-count")).contains("3");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(response.body()).isEqualTo("{\"deliveryId\":\"d-1\"}");
    }

    @Test
    void sendsBinaryBodies() throws IOException, InterruptedException {
        answer = "{\"statusCode\": 200, \"body\": \"AP8=\", \"isBase64Encoded\": true}";

        var response = client.send(to("/answers/x").build(), BodyHandlers.ofByteArray());

        assertThat(response.body()).containsExactly(0, 255);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"message":"hello"} | {"message":"hello"}
            "hello"             | hello
            [1,2]               | [1,2]
            """)
    void takesAnAnswerWithoutAStatusCodeForTheBody(String given, String body) throws IOException, InterruptedException {
        answer = given;

        var response = send(to("/answers/x"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{\"statusCode\": \"many\"}",
                "{\"statusCode\":200,\"body\":\"%\",\"isBase64Encoded\":true}"
            })
    void answers500ToAMalformedAnswer(String given) throws IOException, InterruptedException {
        answer = given;

        assertThat(send(to("/answers/x")).statusCode()).isEqualTo(500);
    }

    @Test
    void answers404WithoutARoute() throws IOException, InterruptedException {
        var response = send(to("/nowhere"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @Test
    void answers503WhenLambdaIsAskedTooOften() throws IOException, InterruptedException {
        assertThat(send(to("/throttled")).statusCode()).isEqualTo(503);
    }

    @Test
    void answers500WhenLambdaDoesNotSayWhatCameOfTheFunction() throws IOException, InterruptedException {
        assertThat(send(to("/lost")).statusCode()).isEqualTo(500);
    }

    @Test
    void answers500WhenTheFunctionFails() throws IOException, InterruptedException {
        var response = send(to("/broken"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void answers503WhenTheFunctionTakesTooLong() throws IOException, InterruptedException {
        var response = send(to("/slow"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void answers413ToABodyOverTenMegabytes() throws IOException, InterruptedException {
        byte[] allowed = new byte[10 * 1024 * 1024];
        byte[] tooLarge = new byte[allowed.length + 1];

        assertThat(send(to("/answers/x").POST(BodyPublishers.ofByteArray(tooLarge)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(to("/answers/x").POST(BodyPublishers.ofByteArray(allowed)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersJsonToARequestThatIsNoHttp() throws IOException, InterruptedException {
        var response = send(to("/answers/x").header("X-Long", "x".repeat(11_000)));

        assertThat(response.statusCode()).isEqualTo(431);
        assertThat(response.body()).startsWith("{\"message\":");
    }
}
