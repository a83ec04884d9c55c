package dev.latchkey.handler;

import dev.latchkey.json.JsonObject;
import dev.latchkey.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Calls a handler as Lambda does: bytes in, bytes out.
final class Invocation {

    private Invocation() {}

    static JsonObject of(JsonHandler handler, Map<String, ?> event, FakeContext context) {
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(JsonText.bytes(event)), out, context);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return JsonObject.parse(out.toByteArray());
    }

    static JsonObject of(JsonHandler handler, Map<String, ?> event) {
        return of(handler, event, new FakeContext());
    }
}
