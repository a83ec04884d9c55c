package dev.latchkey.handler;

import dev.latchkey.json.JsonObject;
import dev.latchkey.shipment.Principal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A request as an HTTP API hands it over (payload format 2.0).
record HttpRequest(JsonObject event) {

    Optional<String> pathParameter(String name) {
        return event.optionalObject("pathParameters").flatMap(parameters -> parameters.optionalString(name));
    }

    Optional<String> queryParameter(String name) {
        return event.optionalObject("queryStringParameters").flatMap(parameters -> parameters.optionalString(name));
    }

    String method() {
        return event.object("requestContext").object("http").string("method");
    }

    /// Who signed the request to a route that asks for IAM credentials.
    Principal principal() {
        return new Principal(event.object("requestContext")
                .object("authorizer")
                .object("iam")
                .string("userArn"));
    }

    /// The language that the caller's browser asks for first, BCP 47; English where it names none.
    String language() {
        return headers()
                .getOrDefault("accept-language", "en")
                .split("[,;]", 2)[0]
                .strip();
    }

    /// By lower-case name.
    Map<String, String> headers() {
        return event.object("headers").asMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.valueOf(header.getValue())));
    }

    /// The raw bytes as they were sent, over which a signature was made.
    byte[] body() {
        var body = event.optionalString("body").orElse("");
        return event.optionalBool("isBase64Encoded").orElse(false)
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }
}
