package dev.latchkey.local.http;

import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.Functions;
import dev.latchkey.local.template.Route;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The template's routes for callers in this process: the functions see the same events, and the callers the same
/// answers, as over the network.
public final class InProcessApi {

    private static final String CONTENT_TYPE = "content-type";

    private final RouteTable routes;
    private final Functions functions;
    private final LocalClock clock;
    private long requests;

    public InProcessApi(List<Route> routes, Functions functions, LocalClock clock) {
        this.routes = new RouteTable(routes);
        this.functions = functions;
        this.clock = clock;
    }

    /// @param path decoded, without a query
    /// @param headers by lower-case name
    /// @return a 404 where there is no such route, and a 500 where the function threw
    public Answer send(String method, String path, Map<String, String> headers, String body) {
        return routes.find(method, path)
                .map(match -> answer(request(method, path, headers, body), match))
                .orElseGet(() -> new Answer(404, Map.of(), ""));
    }

    private static ApiRequest request(String method, String path, Map<String, String> headers, String body) {
        var all = new TreeMap<String, List<String>>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        all.putIfAbsent(CONTENT_TYPE, List.of("application/json"));
        all.put("host", List.of("localhost"));
        return new ApiRequest(
                method, path, "", Map.of(), all, body.getBytes(StandardCharsets.UTF_8), "HTTP/1.1", "127.0.0.1");
    }

    private Answer answer(ApiRequest request, RouteTable.Match match) {
        var event = new ApiEvent(request, match, "request-" + ++requests, clock.now()).toJson();
        try {
            return Answer.of(
                    FunctionAnswer.toResponse(functions.invoke(match.route().function(), event)));
        } catch (FunctionFailed failed) {
            return Answer.of(ApiResponse.message(500, "Internal Server Error"));
        }
    }

    /// @param headers by lower-case name
    public record Answer(int status, Map<String, String> headers, String body) {

        private static Answer of(ApiResponse response) {
            var headers = new LinkedHashMap<String, String>();
            response.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
            return new Answer(response.status(), headers, new String(response.body(), StandardCharsets.UTF_8));
        }

        public boolean isAccepted() {
            return status / 100 == 2;
        }
    }
}
