package dev.latchkey.local.aws;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Turns what Jetty received into an [AwsRequest].
final class HttpRequest {

    private HttpRequest() {}

    static AwsRequest read(Request request) throws IOException {
        return new AwsRequest(
                request.getMethod(), request.getHttpURI().getPath(), query(request), headers(request), body(request));
    }

    private static byte[] body(Request request) throws IOException {
        try (InputStream raw = Content.Source.asInputStream(request)) {
            var isCompressed = "gzip".equalsIgnoreCase(request.getHeaders().get(HttpHeader.CONTENT_ENCODING));
            return (isCompressed ? new GZIPInputStream(raw) : raw).readAllBytes();
        }
    }

    private static Map<String, List<String>> headers(Request request) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var field : request.getHeaders()) {
            var name = field.getName().toLowerCase(Locale.ROOT);
            headers.put(name, request.getHeaders().getValuesList(field.getName()));
        }
        return headers;
    }

    private static Map<String, List<String>> query(Request request) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValues());
        }
        return query;
    }
}
