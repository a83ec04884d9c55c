package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// The HTTP API from outside.
public final class HttpDoor implements AutoCloseable {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30); // what API Gateway allows too
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWERS_WITHIN)
            .build();

    public HttpDoor(URI base) {
        this.base = base;
    }

    /// @param body JSON; a missing node where the answer is empty
    public record Answer(int status, JsonNode body) {

        public boolean isGood() {
            return status / 100 == 2;
        }

        /// Whether the request is to blame.
        boolean isRefused() {
            return status / 100 == 4;
        }

        /// What a problem document (RFC 9457) says is wrong.
        public String problem() {
            return body.path("detail").asText(body.path("title").asText("answered " + status));
        }
    }

    public Answer post(String path, Map<String, String> headers, String body) throws IOException, InterruptedException {
        return send("POST", path, headers, body);
    }

    public Answer put(String path, Map<String, String> headers, String body) throws IOException, InterruptedException {
        return send("PUT", path, headers, body);
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    private Answer send(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        var request = request(path).header("content-type", "application/json");
        headers.forEach(request::header);
        return send(request.method(method, BodyPublishers.ofString(body)));
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWERS_WITHIN);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofByteArray());
        var body = response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body());
        return new Answer(response.statusCode(), body);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
