package dev.latchkey.json;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A JSON object that is read field by field, and knows where in its document it stands.
///
/// A required field that is missing, null or of the wrong type is an [InvalidField] that names its whole path. An
/// optional one is empty where it is missing or null, and still an [InvalidField] where its type is wrong. Fields
/// that nobody asks for are ignored, so that a sender can be newer than its reader.
public final class JsonObject {

    private static final double EXACT = 1L << 53;

    private final String path;
    private final Map<String, ?> fields;

    private JsonObject(String path, Map<String, ?> fields) {
        this.path = path;
        this.fields = fields;
    }

    /// @throws InvalidJson unless the bytes are exactly one JSON object in UTF-8
    public static JsonObject parse(byte[] utf8) {
        return new JsonObject("", StrictJson.object(StrictJson.text(utf8)));
    }

    /// @throws InvalidJson unless the text is exactly one JSON object
    public static JsonObject parse(String text) {
        return new JsonObject("", StrictJson.object(text));
    }

    /// An object already parsed: maps, lists, strings, numbers, booleans and null.
    public static JsonObject of(Map<String, ?> fields) {
        return new JsonObject("", fields);
    }

    /// The path of one of its fields, such as `data.recipient.name`.
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// The fault of one of its fields, for the caller to throw; `reason` completes a sentence and repeats no
    /// value.
    public InvalidField invalid(String name, String reason) {
        return new InvalidField(path(name), reason);
    }

    /// Whether the field is there and not null.
    public boolean has(String name) {
        return fields.get(name) != null;
    }

    /// The fields as they were parsed.
    public Map<String, ?> asMap() {
        return fields;
    }

    /// A string that is not blank, as it stands.
    public String string(String name) {
        return optionalString(name).orElseThrow(() -> invalid(name, has(name) ? "must not be blank" : "is missing"));
    }

    /// A string as it stands; empty also where it is blank.
    public Optional<String> optionalString(String name) {
        return optional(name).map(value -> text(path(name), value)).filter(text -> !text.isBlank());
    }

    /// A string that is not blank, as a value of its own type, which refuses it with an [InvalidValue].
    public <T> T value(String name, Function<String, T> type) {
        return typed(name, string(name), type);
    }

    /// An optional string as a value of its own type, which refuses it with an [InvalidValue].
    public <T> Optional<T> optionalValue(String name, Function<String, T> type) {
        return optionalString(name).map(text -> typed(name, text, type));
    }

    /// ISO 8601 with an offset, such as `2026-11-23T09:11:07Z`; from 1970 to 9999.
    public Instant instant(String name) {
        return value(name, JsonTime::instant);
    }

    public Optional<Instant> optionalInstant(String name) {
        return optionalValue(name, JsonTime::instant);
    }

    public int integer(String name) {
        return intOf(name, required(name));
    }

    public Optional<Integer> optionalInteger(String name) {
        return optional(name).map(value -> intOf(name, value));
    }

    public long longInteger(String name) {
        return longOf(name, required(name));
    }

    public Optional<Long> optionalLongInteger(String name) {
        return optional(name).map(value -> longOf(name, value));
    }

    public boolean bool(String name) {
        return boolOf(name, required(name));
    }

    public Optional<Boolean> optionalBool(String name) {
        return optional(name).map(value -> boolOf(name, value));
    }

    public JsonObject object(String name) {
        return objectAt(path(name), required(name));
    }

    public Optional<JsonObject> optionalObject(String name) {
        return optional(name).map(value -> objectAt(path(name), value));
    }

    /// An array of objects, each of which knows its index.
    public List<JsonObject> objects(String name) {
        return each(name, required(name), JsonObject::objectAt);
    }

    /// An array of objects; empty also where it is missing.
    public List<JsonObject> optionalObjects(String name) {
        return optional(name)
                .map(value -> each(name, value, JsonObject::objectAt))
                .orElse(List.of());
    }

    public List<String> strings(String name) {
        return each(name, required(name), JsonObject::text);
    }

    /// An array of strings; empty also where it is missing.
    public List<String> optionalStrings(String name) {
        return optional(name).map(value -> each(name, value, JsonObject::text)).orElse(List.of());
    }

    /// One of an enum's constants, by its exact name.
    public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        return oneOf(name, constants(type));
    }

    public <E extends Enum<E>> Optional<E> optionalOneOf(String name, Class<E> type) {
        return optionalOneOf(name, constants(type));
    }

    /// What one of the given words stands for.
    public <T> T oneOf(String name, Map<String, T> words) {
        return wordOf(name, string(name), words);
    }

    public <T> Optional<T> optionalOneOf(String name, Map<String, T> words) {
        return optionalString(name).map(word -> wordOf(name, word, words));
    }

    /// Where it stands, never what it holds: a document can carry what must not be printed.
    @Override
    public String toString() {
        return "JsonObject[" + path + "]";
    }

    private Optional<Object> optional(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private Object required(String name) {
        return optional(name).orElseThrow(() -> invalid(name, "is missing"));
    }

    private <T> T typed(String name, String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (InvalidValue refused) {
            throw invalid(name, refused.reason());
        }
    }

    private <T> T wordOf(String name, String word, Map<String, T> words) {
        return Optional.ofNullable(words.get(word))
                .orElseThrow(() -> invalid(name, "must be one of " + String.join(", ", words.keySet())));
    }

    private int intOf(String name, Object value) {
        var number = longOf(name, value);
        if (number != (int) number) {
            throw invalid(name, "must be an integer of 32 bits");
        }
        return (int) number;
    }

    private long longOf(String name, Object value) {
        return switch (value) {
            case Integer number -> number;
            case Long number -> number;
            case Double number when number == Math.rint(number) && Math.abs(number) < EXACT -> number.longValue();
            default -> throw invalid(name, "must be an integer");
        };
    }

    private boolean boolOf(String name, Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw invalid(name, "must be true or false");
    }

    private <T> List<T> each(String name, Object value, Element<T> element) {
        if (!(value instanceof List<?> elements)) {
            throw invalid(name, "must be an array");
        }
        return IntStream.range(0, elements.size())
                .mapToObj(index -> element.read(path(name) + "[" + index + "]", elements.get(index)))
                .toList();
    }

    private static String text(String path, Object value) {
        if (!(value instanceof String text)) {
            throw new InvalidField(path, "must be a string");
        }
        if (text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
            throw new InvalidField(path, "must be Unicode text without half characters");
        }
        return text;
    }

    @SuppressWarnings("unchecked") // a parser makes no other keys
    private static JsonObject objectAt(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(path, (Map<String, ?>) map);
        }
        throw new InvalidField(path, "must be an object");
    }

    private static <E extends Enum<E>> Map<String, E> constants(Class<E> type) {
        var words = new LinkedHashMap<String, E>();
        Stream.of(type.getEnumConstants()).forEach(constant -> words.put(constant.name(), constant));
        return words;
    }

    private interface Element<T> {
        T read(String path, Object value);
    }
}
