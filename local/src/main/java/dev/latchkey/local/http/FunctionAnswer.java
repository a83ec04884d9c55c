package dev.latchkey.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a function's answer means to API Gateway, in payload format 2.0: with a `statusCode` it describes the
/// response; without one it is itself the body of a 200. Anything malformed is a 500.
final class FunctionAnswer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OWN = Set.of("content-length", "transfer-encoding", "connection");
    private static final ApiResponse MALFORMED = ApiResponse.message(500, "Internal Server Error");

    private FunctionAnswer() {}

    static ApiResponse toResponse(byte[] answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            return json.has("statusCode") ? described(json) : inferred(json);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return MALFORMED; // as API Gateway does, which tells the caller nothing of it
        } catch (IOException e) {
            throw new IllegalStateException("cannot read from memory", e);
        }
    }

    private static ApiResponse inferred(JsonNode json) {
        String body = json.isTextual() ? json.textValue() : json.toString();
        return new ApiResponse(
                200, Map.of("content-type", List.of("application/json")), body.getBytes(StandardCharsets.UTF_8));
    }

    private static ApiResponse described(JsonNode json) {
        int status = json.get("statusCode").asInt();
        if (status < 100 || status > 599) {
            return MALFORMED;
        }
        return new ApiResponse(status, headers(json), body(json));
    }

    private static Map<String, List<String>> headers(JsonNode json) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("content-type", List.of("text/plain;charset=utf-8"));
        json.path("headers").forEachEntry((name, value) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (!OWN.contains(lowerCase)) {
                headers.put(lowerCase, List.of(value.asText()));
            }
        });
        List<String> cookies = new ArrayList<>();
        json.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        if (!cookies.isEmpty()) {
            headers.put("set-cookie", cookies);
        }
        return headers;
    }

    private static byte[] body(JsonNode json) {
        JsonNode body = json.path("body");
        String text = body.isMissingNode() || body.isNull() ? "" : body.isValueNode() ? body.asText() : body.toString();
        return json.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
    }
}
