package dev.latchkey.local.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Why a request is refused, as RFC 9457 has it. It never repeats what the request said.
///
/// @param title what kind of problem, such as `Bad Request`
/// @param detail what is wrong this time
/// @param field the body's field that is to blame
public record Problem(int status, String title, String detail, Optional<String> field) {

    private static final JsonMapper JSON = new JsonMapper();

    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Optional.empty());
    }

    /// A 400 because of a field of the body.
    ///
    /// @param field such as `by`; empty for the body as a whole
    /// @param reason such as `must be a duration`
    public static Problem inField(String field, String reason) {
        return new Problem(400, "Bad Request", reason, Optional.of(field).filter(name -> !name.isEmpty()));
    }

    /// `{"type","title","status","detail"}`, and for a field `"errors":[{"pointer":"#/by","detail"}]` as in the
    /// RFC's example.
    public LocalResponse toResponse() {
        ObjectNode json = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", field.map(name -> name + ": " + detail).orElse(detail));
        field.ifPresent(name ->
                json.putArray("errors").addObject().put("pointer", "#/" + name).put("detail", detail));
        return new LocalResponse(status, "application/problem+json", json);
    }
}
