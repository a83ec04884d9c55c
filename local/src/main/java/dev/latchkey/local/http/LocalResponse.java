package dev.latchkey.local.http;

import com.fasterxml.jackson.databind.JsonNode;

/// The answer of a local-only endpoint.
public record LocalResponse(int status, String contentType, JsonNode body) {

    public static LocalResponse ok(JsonNode body) {
        return new LocalResponse(200, "application/json", body);
    }
}
