package dev.latchkey.local.states.jsonata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// JSON as plain Java values: maps in their order, lists, strings, numbers, booleans, and null for JSON's null.
public final class Json {

    /// The most that a state's input, output or result may measure: 256 KiB in UTF-8.
    public static final int MAX_BYTES = 262_144;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /// @throws IllegalArgumentException where `text` is no JSON; the message says why, without the text
    public static Object parse(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /// The shortest text of a value that [#parse] or [Expression#evaluate] gave.
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value", e);
        }
    }

    public static boolean tooLarge(String text) {
        return text.length() > MAX_BYTES
                || text.length() > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }

    /// What JSONata and AWS's messages call the value's type: `null`, `string`, `number`, `boolean`, `array`,
    /// `object`.
    public static String type(Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "string";
            case Number _ -> "number";
            case Boolean _ -> "boolean";
            case List<?> _ -> "array";
            default -> "object";
        };
    }
}
