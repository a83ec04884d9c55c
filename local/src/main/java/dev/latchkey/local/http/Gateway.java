package dev.latchkey.local.http;

import dev.latchkey.local.clock.LocalClock;
import dev.latchkey.local.clock.Work;
import dev.latchkey.local.lambda.FunctionFailed;
import dev.latchkey.local.lambda.Functions;
import dev.latchkey.local.lambda.InvocationRefused;
import dev.latchkey.local.template.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Answers requests from the functions behind the template's routes, as API Gateway does.
final class Gateway implements AutoCloseable {

    private final RouteTable routes;
    private final Functions functions;
    private final LocalClock clock;
    private final Work work;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Gateway(List<Route> routes, Functions functions, LocalClock clock, Work work) {
        this.routes = new RouteTable(routes);
        this.functions = functions;
        this.clock = clock;
        this.work = work;
    }

    Optional<RouteTable.Match> find(String method, String path) {
        return routes.find(method, path);
    }

    ApiResponse answer(ApiRequest request, RouteTable.Match match) throws InterruptedException {
        String requestId = UUID.randomUUID().toString();
        byte[] event = new ApiEvent(request, match, requestId, clock.now()).toJson();
        ApiResponse response = await(start(match.route(), event), match.route());
        Map<String, List<String>> headers = new LinkedHashMap<>(response.headers());
        headers.put("apigw-requestid", List.of(requestId));
        return new ApiResponse(response.status(), headers, response.body());
    }

    private Future<byte[]> start(Route route, byte[] event) {
        Work.Piece piece = work.begin();
        return threads.submit(() -> {
            try (piece) {
                return functions.invoke(route.function(), event);
            }
        });
    }

    /// The function runs on when the API no longer waits for it, as in the cloud.
    private static ApiResponse await(Future<byte[]> answer, Route route) throws InterruptedException {
        try {
            return FunctionAnswer.toResponse(answer.get(route.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return ApiResponse.message(503, "Service Unavailable");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvocationRefused refused && refused.isThrottle()) {
                return ApiResponse.message(503, "Service Unavailable");
            }
            if (e.getCause() instanceof FunctionFailed || e.getCause() instanceof InvocationRefused) {
                return ApiResponse.message(500, "Internal Server Error");
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
