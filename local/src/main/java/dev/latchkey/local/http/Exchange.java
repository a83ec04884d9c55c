package dev.latchkey.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;

/// Turns Jetty's requests and responses into ours.
final class Exchange extends Handler.Abstract {

    /// API Gateway's limit for a request's body.
    private static final int BODY_BYTES = 10 * 1024 * 1024;

    private final Gateway gateway;
    private final LocalRoutes local;

    Exchange(Gateway gateway, LocalRoutes local) {
        this.gateway = gateway;
        this.local = local;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        write(answer(request), response, callback);
        return true;
    }

    /// For what Jetty refuses before it comes here, and for faults: Jetty's own page would be HTML.
    static boolean refuse(Request request, Response response, Callback callback) {
        write(
                ApiResponse.message(response.getStatus(), HttpStatus.getMessage(response.getStatus())),
                response,
                callback);
        return true;
    }

    private static void write(ApiResponse answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers()
                .forEach((name, values) ->
                        values.forEach(value -> response.getHeaders().add(name, value)));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    private ApiResponse answer(Request request) throws IOException, InterruptedException {
        String path = URIUtil.decodePath(request.getHttpURI().getCanonicalPath());
        if (LocalRoutes.isLocal(path)) {
            return withBody(request, path, local::answer);
        }
        var match = gateway.find(request.getMethod(), path);
        return match.isEmpty()
                ? ApiResponse.message(404, "Not Found")
                : withBody(request, path, read -> gateway.answer(read, match.get()));
    }

    private static ApiResponse withBody(Request request, String path, Answering answering)
            throws IOException, InterruptedException {
        byte[] body = body(request);
        return body.length > BODY_BYTES
                ? ApiResponse.message(413, "Request Entity Too Large")
                : answering.answer(read(request, path, body));
    }

    /// At most one byte more than is allowed. The rest is read too, or the client would find its connection reset
    /// instead of an answer.
    private static byte[] body(Request request) throws IOException {
        try (InputStream body = Content.Source.asInputStream(request)) {
            byte[] allowed = body.readNBytes(BODY_BYTES + 1);
            body.transferTo(OutputStream.nullOutputStream());
            return allowed;
        }
    }

    private static ApiRequest read(Request request, String path, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.getHeaders()
                .forEach(field -> headers.computeIfAbsent(
                                field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(field.getValue()));
        Map<String, List<String>> query = new LinkedHashMap<>();
        Request.extractQueryParameters(request).forEach(field -> query.put(field.getName(), field.getValues()));
        return new ApiRequest(
                request.getMethod(),
                path,
                Objects.requireNonNullElse(request.getHttpURI().getQuery(), ""),
                query,
                headers,
                body,
                request.getConnectionMetaData().getProtocol(),
                Request.getRemoteAddr(request));
    }

    @FunctionalInterface
    private interface Answering {
        ApiResponse answer(ApiRequest request) throws InterruptedException;
    }
}
