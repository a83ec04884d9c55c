package dev.latchkey.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.clock.LocalClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the HTTP port offers under `/_local/`, which never exists in the template: for tests, the demo and the
/// curious. Refusals are RFC 9457 problem documents. Only requests addressed to this machine by a loopback name
/// are answered.
public final class LocalRoutes {

    private static final String PREFIX = "/_local/";
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Map<String, LocalEndpoint>> byPath = new TreeMap<>();

    /// `GET /_local/health` and `POST /_local/clock/advance`; more can be added.
    public static LocalRoutes withClock(LocalClock clock) {
        return new LocalRoutes()
                .on("GET", "/_local/health", request -> health(clock))
                .on("POST", "/_local/clock/advance", new AdvanceClock(clock));
    }

    /// Adds an endpoint, before the port is opened.
    ///
    /// @param path whole, such as `/_local/messages`
    public LocalRoutes on(String method, String path, LocalEndpoint endpoint) {
        byPath.computeIfAbsent(path, added -> new TreeMap<>()).put(method, endpoint);
        return this;
    }

    private static LocalResponse health(LocalClock clock) {
        return LocalResponse.ok(JSON.createObjectNode()
                .put("status", "up")
                .put("now", clock.now().toString()));
    }

    static boolean isLocal(String path) {
        return path.startsWith(PREFIX);
    }

    ApiResponse answer(ApiRequest request) throws InterruptedException {
        LocalResponse response = respond(request);
        return new ApiResponse(
                response.status(),
                Map.of("content-type", List.of(response.contentType())),
                response.body().toString().getBytes(StandardCharsets.UTF_8));
    }

    private LocalResponse respond(ApiRequest request) throws InterruptedException {
        if (!Loopback.isMeant(request)) {
            return Problem.of(403, "Forbidden", "Address this machine as 127.0.0.1 or localhost")
                    .toResponse();
        }
        Map<String, LocalEndpoint> methods = byPath.getOrDefault(request.path(), Map.of());
        LocalEndpoint endpoint = methods.get(request.method());
        if (endpoint == null) {
            return missing(methods).toResponse();
        }
        try {
            return endpoint.answer(
                    new LocalRequest(request.method(), request.path(), request.query(), body(request.body())));
        } catch (InvalidField e) {
            return e.toProblem().toResponse();
        }
    }

    private Problem missing(Map<String, LocalEndpoint> methods) {
        return methods.isEmpty()
                ? Problem.of(404, "Not Found", "Known are " + String.join(", ", byPath.keySet()))
                : Problem.of(405, "Method Not Allowed", "Allowed are " + String.join(", ", methods.keySet()));
    }

    private static JsonNode body(byte[] body) {
        if (body.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw new InvalidField("", "The body must be JSON");
        }
        throw new InvalidField("", "The body must be a JSON object");
    }
}
