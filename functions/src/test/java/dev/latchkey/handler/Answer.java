package dev.latchkey.handler;

import dev.latchkey.json.JsonObject;

/// What an HTTP API's function gave back, read again.
record Answer(int status, String contentType, JsonObject body, String text) {

    static Answer read(JsonObject response) {
        var text = response.string("body");
        return new Answer(
                response.integer("statusCode"),
                response.object("headers").string("content-type"),
                JsonObject.parse(text),
                text);
    }

    /// The last part of its problem's type.
    String problem() {
        return body.string("type").substring("urn:latchkey:problem:".length());
    }

    @Override
    public String toString() {
        return status + " " + text;
    }
}
