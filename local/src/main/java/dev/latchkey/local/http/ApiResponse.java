package dev.latchkey.local.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// A response as it goes over the wire.
///
/// @param headers a header may have several values, as `set-cookie` does
record ApiResponse(int status, Map<String, List<String>> headers, byte[] body) {

    /// An answer of the API's own, not of a function: `{"message":"Not Found"}`.
    static ApiResponse message(int status, String message) {
        String json = "{\"message\":\"" + message + "\"}";
        return new ApiResponse(
                status, Map.of("content-type", List.of("application/json")), json.getBytes(StandardCharsets.UTF_8));
    }
}
