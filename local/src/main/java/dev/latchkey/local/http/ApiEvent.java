package dev.latchkey.local.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.local.aws.Account;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The event that a function gets for a request: API Gateway's payload format 2.0.
///
/// What counts as text is what AWS was seen to treat so: `text/*`, and JSON, XML and JavaScript by their plain
/// names. Every other body, one without a content type too, comes in base64.
record ApiEvent(ApiRequest request, RouteTable.Match match, String requestId, Instant at) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Set<String> TEXTS = Set.of("application/json", "application/xml", "application/javascript");
    private static final JsonMapper JSON = new JsonMapper();

    byte[] toJson() {
        ObjectNode event = JSON.createObjectNode()
                .put("version", "2.0")
                .put("routeKey", match.route().key())
                .put("rawPath", request.path())
                .put("rawQueryString", request.rawQuery());
        addCookies(event);
        addHeaders(event.putObject("headers"));
        addJoined(event, "queryStringParameters", request.query());
        addContext(event.putObject("requestContext"));
        if (!match.pathParameters().isEmpty()) {
            match.pathParameters().forEach(event.putObject("pathParameters")::put);
        }
        addBody(event);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void addCookies(ObjectNode event) {
        List<String> cookies = request.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(header -> Stream.of(header.split(";\\s*")))
                .toList();
        if (!cookies.isEmpty()) {
            cookies.forEach(event.putArray("cookies")::add);
        }
    }

    private void addHeaders(ObjectNode headers) {
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        headers.remove("cookie");
        headers.put("x-forwarded-for", request.sourceIp()).put("x-forwarded-proto", "http");
    }

    private static void addJoined(ObjectNode event, String field, Map<String, List<String>> values) {
        if (!values.isEmpty()) {
            ObjectNode joined = event.putObject(field);
            values.forEach((name, all) -> joined.put(name, String.join(",", all)));
        }
    }

    private void addContext(ObjectNode context) {
        String host = request.header("host");
        context.put("accountId", Account.LOCAL.id())
                .put("apiId", match.route().apiId())
                .put("domainName", host)
                .put("domainPrefix", host.split("[.:]", 2)[0])
                .put("requestId", requestId)
                .put("routeKey", match.route().key())
                .put("stage", "$default")
                .put("time", TIME.format(at))
                .put("timeEpoch", at.toEpochMilli());
        context.putObject("http")
                .put("method", request.method())
                .put("path", request.path())
                .put("protocol", request.protocol())
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("user-agent"));
        if (match.route().authorized()) {
            Caller.of(request).describe(context.putObject("authorizer").putObject("iam"));
        }
    }

    private void addBody(ObjectNode event) {
        boolean isBinary = request.body().length > 0 && !isText();
        event.put("isBase64Encoded", isBinary);
        if (request.body().length > 0) {
            event.put(
                    "body",
                    isBinary
                            ? Base64.getEncoder().encodeToString(request.body())
                            : new String(request.body(), StandardCharsets.UTF_8));
        }
    }

    private boolean isText() {
        String type = request.header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXTS.contains(type);
    }
}
