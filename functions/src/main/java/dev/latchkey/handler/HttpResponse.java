package dev.latchkey.handler;

import dev.latchkey.json.InvalidField;
import dev.latchkey.json.InvalidJson;
import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// An answer of an HTTP API's function (payload format 2.0).
///
/// @param headers by lower-case name
record HttpResponse(int status, Map<String, String> headers, JsonFields body) {

    private static final String CONTENT_TYPE = "content-type";
    private static final Map<String, String> PROBLEM = Map.of(CONTENT_TYPE, "application/problem+json");

    static HttpResponse json(int status, JsonFields body) {
        return new HttpResponse(status, Map.of(CONTENT_TYPE, "application/json"), body);
    }

    /// A problem document (RFC 9457).
    ///
    /// @param problem the last part of its type, such as `unknown-carrier`
    /// @param detail for people; repeats nothing secret
    static HttpResponse problem(int status, String problem, String title, String detail) {
        return new HttpResponse(status, PROBLEM, document(status, problem, title, detail));
    }

    /// The problem of a body that is no JSON object.
    static HttpResponse invalid(InvalidJson fault) {
        return problem(400, "invalid-json", "The body is no JSON object", fault.getMessage());
    }

    /// The problem of one field of the request, named in the members `field` and `reason`.
    static HttpResponse invalid(InvalidField fault) {
        var document = document(422, "invalid-field", "A field is missing or wrong", fault.getMessage());
        return new HttpResponse(
                422, PROBLEM, document.and("field", fault.field()).and("reason", fault.reason()));
    }

    /// @param answer may throw what the request is refused for
    static HttpResponse answering(Supplier<HttpResponse> answer) {
        try {
            return answer.get();
        } catch (InvalidJson fault) {
            return invalid(fault);
        } catch (InvalidField fault) {
            return invalid(fault);
        }
    }

    HttpResponse withHeader(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new HttpResponse(status, Map.copyOf(more), body);
    }

    /// What the function gives back to the HTTP API.
    Map<String, Object> render() {
        return JsonFields.of("statusCode", status)
                .and("headers", headers)
                .and("body", JsonText.text(body.map()))
                .and("isBase64Encoded", false)
                .map();
    }

    private static JsonFields document(int status, String problem, String title, String detail) {
        return JsonFields.of("type", "urn:latchkey:problem:" + problem)
                .and("title", title)
                .and("status", status)
                .and("detail", detail);
    }
}
