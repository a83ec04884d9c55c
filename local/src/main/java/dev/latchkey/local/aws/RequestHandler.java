package dev.latchkey.local.aws;

import static java.util.stream.Collectors.joining;

import dev.latchkey.local.fault.FaultStruck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Hands an HTTP request to the service that it is signed for, and the answer back.
final class RequestHandler extends Handler.Abstract {

    private static final System.Logger LOG = System.getLogger(RequestHandler.class.getName());
    private static final int FRAMES = 12;

    private final Map<String, AwsService> services;
    private final Guard guard;
    private final Supplier<UUID> requestIds;

    RequestHandler(Map<String, AwsService> services, Guard guard, Supplier<UUID> requestIds) {
        this.services = services;
        this.guard = guard;
        this.requestIds = requestIds;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        var requestId = requestIds.get().toString();
        try {
            write(answer(HttpRequest.read(request), requestId), requestId, response, callback);
        } catch (FaultStruck silence) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            callback.failed(new EofException("cut", silence));
        }
        return true;
    }

    private static void write(AwsResponse answer, String requestId, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put("x-amzn-RequestId", requestId);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    /// @throws FaultStruck where nothing is to be answered
    private AwsResponse answer(AwsRequest request, String requestId) {
        try {
            return answer(request);
        } catch (AwsError e) {
            return WireError.render(request, e, requestId);
        } catch (FaultStruck e) {
            if (e.error().isSilence()) {
                throw e;
            }
            var error = new AwsError(e.error().status(), e.error().code(), "Injected by POST /_local/faults.");
            return WireError.render(request, error, requestId);
        } catch (RuntimeException e) { // A fault of ours must reach the client as AWS's own kind of 500.
            LOG.log(System.Logger.Level.ERROR, "{0} failed: {1}", requestId, described(e));
            return WireError.render(request, new AwsError(500, "InternalFailure", "Internal failure."), requestId);
        }
    }

    private AwsResponse answer(AwsRequest request) {
        var scope = CredentialScope.of(request);
        var service = service(scope.service());
        guard.check(scope.accessKey(), service, request);
        return service.handle(request);
    }

    private AwsService service(String name) {
        var service = services.get(name);
        if (service == null) {
            throw new AwsError(400, "UnknownServiceException", "The local system has no AWS service " + name + ".");
        }
        return service;
    }

    /// The exception's type and origin without its message, which may repeat what the request carried.
    private static String described(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause.getClass().getName() + frames(cause))
                .collect(joining("\ncaused by "));
    }

    private static String frames(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\n\tat " + frame)
                .collect(joining());
    }
}
