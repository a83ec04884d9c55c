package dev.latchkey.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The part of a list that a request asks for by `maxResults` and `nextToken`.
///
/// @param next the following page's token; null: this is the last
record Page<T>(List<T> items, String next) {

    private static final int LARGEST = 1_000;
    private static final int USUAL = 100;

    static <T> Page<T> of(List<T> all, JsonNode request) {
        int from = Math.min(from(Wire.text(request, "nextToken")), all.size());
        int to = Math.min(from + size(request.path("maxResults").asInt(0)), all.size());
        return new Page<>(all.subList(from, to), to == all.size() ? null : token(to));
    }

    private static int size(int maxResults) {
        if (maxResults > LARGEST) {
            throw RequestRefused.validation(
                    "1 validation error detected: Value '%d' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to %d"
                            .formatted(maxResults, LARGEST));
        }
        return maxResults == 0 ? USUAL : maxResults;
    }

    private static String token(int from) {
        return Base64.getUrlEncoder().encodeToString(("from " + from).getBytes(StandardCharsets.UTF_8));
    }

    private static int from(String token) {
        if (token == null) {
            return 0;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseUnsignedInt(text.substring("from ".length()));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw RequestRefused.invalidPageToken();
        }
    }

    /// The answer: the items under `key`, and the token where there is more.
    Map<String, Object> answer(String key, Function<T, Map<String, Object>> item) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put(key, items.stream().map(item).toList());
        if (next != null) {
            answer.put("nextToken", next);
        }
        return answer;
    }
}
