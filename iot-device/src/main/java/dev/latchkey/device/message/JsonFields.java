package dev.latchkey.device.message;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The fields of a JSON object, read one by one; each that is missing or of the wrong type is named in the error.
/// Fields that nobody asks for are ignored.
public final class JsonFields {

    private final String path;
    private final Map<?, ?> values;

    private JsonFields(String path, Map<?, ?> values) {
        this.path = path;
        this.values = values;
    }

    public static JsonFields parse(byte[] json) throws MalformedMessage {
        if (read(json) instanceof Map<?, ?> object) {
            return new JsonFields("", object);
        }
        throw new MalformedMessage("message", "must be a JSON object");
    }

    private static Object read(byte[] json) throws MalformedMessage {
        try {
            return JSON.std.anyFrom(json);
        } catch (IOException e) {
            throw new MalformedMessage("message", "must be a JSON object", e);
        }
    }

    public String text(String field) throws MalformedMessage {
        return required(field, String.class, "must be a text");
    }

    public Instant instant(String field) throws MalformedMessage {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeException e) {
            throw new MalformedMessage(path + field, "must be a time in ISO 8601, UTC", e);
        }
    }

    public UUID uuid(String field) throws MalformedMessage {
        try {
            return UUID.fromString(text(field));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage(path + field, "must be a UUID", e);
        }
    }

    /// A whole number of at least `least`.
    public long number(String field, long least) throws MalformedMessage {
        Number number = required(field, Number.class, "must be a whole number");
        if (!(number instanceof Integer || number instanceof Long)) {
            throw wrong(field, "must be a whole number");
        }
        if (number.longValue() < least) {
            throw wrong(field, "must be at least " + least);
        }
        return number.longValue();
    }

    /// A number that counts from one: of a compartment, of a code's version.
    public int ordinal(String field) throws MalformedMessage {
        long number = number(field, 1);
        if (number > Integer.MAX_VALUE) {
            throw wrong(field, "is too large");
        }
        return (int) number;
    }

    /// For what people write: a field that nobody asks for is a mistake there.
    ///
    /// @param known all fields that this object may have
    public void refuseOthers(Set<String> known) throws MalformedMessage {
        for (Object field : values.keySet()) {
            if (!known.contains(String.valueOf(field))) {
                throw new MalformedMessage(path + field, "is no field of this");
            }
        }
    }

    public boolean has(String field) {
        return values.get(field) != null;
    }

    public Optional<String> optionalText(String field) throws MalformedMessage {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    public Optional<Integer> optionalOrdinal(String field) throws MalformedMessage {
        return has(field) ? Optional.of(ordinal(field)) : Optional.empty();
    }

    public boolean bool(String field) throws MalformedMessage {
        return required(field, Boolean.class, "must be true or false");
    }

    /// Reads a field of an object.
    public interface Reader<T> {
        T read(JsonFields fields, String field) throws MalformedMessage;
    }

    /// Reads an object.
    public interface ObjectReader<T> {
        T read(JsonFields fields) throws MalformedMessage;
    }

    /// A field that may be missing, but not wrong.
    public <T> Optional<T> optional(String field, Reader<T> reader) throws MalformedMessage {
        return has(field) ? Optional.of(reader.read(this, field)) : Optional.empty();
    }

    public JsonFields nested(String field) throws MalformedMessage {
        return new JsonFields(path + field + ".", required(field, Map.class, "must be an object"));
    }

    public <T> List<T> list(String field, ObjectReader<T> reader) throws MalformedMessage {
        List<T> elements = new ArrayList<>();
        for (JsonFields element : objects(field)) {
            elements.add(reader.read(element));
        }
        return elements;
    }

    /// An object of any shape, as Jackson read it.
    @SuppressWarnings("unchecked")
    public Map<String, Object> object(String field) throws MalformedMessage {
        return (Map<String, Object>) required(field, Map.class, "must be an object");
    }

    public List<JsonFields> objects(String field) throws MalformedMessage {
        List<?> elements = required(field, List.class, "must be a list");
        List<JsonFields> objects = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            objects.add(element(field + "[" + i + "]", elements.get(i)));
        }
        return objects;
    }

    private JsonFields element(String field, Object element) throws MalformedMessage {
        if (element instanceof Map<?, ?> object) {
            return new JsonFields(path + field + ".", object);
        }
        throw wrong(field, "must be an object");
    }

    /// An error about a field of this object, for rules that only the caller knows.
    public MalformedMessage wrong(String field, String reason) {
        return new MalformedMessage(path + field, reason);
    }

    /// Where a field of this object is in the message.
    public String nameOf(String field) {
        return path + field;
    }

    private <T> T required(String field, Class<T> type, String expected) throws MalformedMessage {
        Object value = values.get(field);
        if (value == null) {
            throw wrong(field, "is missing");
        }
        if (!type.isInstance(value)) {
            throw wrong(field, expected);
        }
        return type.cast(value);
    }
}
