package dev.latchkey.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Writes JSON from maps, iterables, strings, numbers, booleans, enums (their names), instants (ISO 8601) and
/// null.
///
/// A map's entry whose value is an empty [Optional] is left out; a full one is written as what it holds. A key is
/// written as its `toString()`. Any other type is an [IllegalArgumentException] that names it, so that no record
/// is ever written by reflection and no secret by accident.
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /// UTF-8, without white space, in the map's own order.
    public static byte[] bytes(Map<String, ?> object) {
        var out = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(out)) {
            write(generator, object);
        } catch (IOException impossible) {
            throw new UncheckedIOException("JSON could not be written to memory", impossible);
        }
        return out.toByteArray();
    }

    public static String text(Map<String, ?> object) {
        return new String(bytes(object), StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean bool -> out.writeBoolean(bool);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number when Double.isFinite(number) -> out.writeNumber(number);
            case BigDecimal number -> out.writeNumber(number);
            case Instant time -> out.writeString(time.toString());
            case Enum<?> constant -> out.writeString(constant.name());
            case Optional<?> optional -> write(out, optional.orElse(null));
            case Map<?, ?> map -> writeObject(out, map);
            case Iterable<?> elements -> writeArray(out, elements);
            default -> throw new IllegalArgumentException(value.getClass().getName() + " has no form in JSON");
        }
    }

    private static void writeObject(JsonGenerator out, Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (var entry : map.entrySet()) {
            if (!(entry.getValue() instanceof Optional<?> optional && optional.isEmpty())) {
                out.writeFieldName(entry.getKey().toString());
                write(out, entry.getValue());
            }
        }
        out.writeEndObject();
    }

    private static void writeArray(JsonGenerator out, Iterable<?> elements) throws IOException {
        out.writeStartArray();
        for (var element : elements) {
            write(out, element);
        }
        out.writeEndArray();
    }
}
