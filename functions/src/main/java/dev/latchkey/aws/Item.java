package dev.latchkey.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item of a DynamoDB table, read and written attribute by attribute.
///
/// Times are written with millisecond precision and fixed width, such as `2026-11-23T09:11:07.250Z`, so that
/// their text sorts as they do.
final class Item {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, AttributeValue> attributes;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Item empty() {
        return new Item(new LinkedHashMap<>());
    }

    static Item of(Map<String, AttributeValue> attributes) {
        return new Item(attributes);
    }

    /// An item that starts with the same attributes.
    static Item copy(Item other) {
        return new Item(new LinkedHashMap<>(other.attributes));
    }

    static AttributeValue value(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue value(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue value(Instant time) {
        return value(text(time));
    }

    /// A set of one text.
    static AttributeValue set(String text) {
        return AttributeValue.fromSs(List.of(text));
    }

    static String text(Instant time) {
        return TIME.format(time);
    }

    Item with(String name, String text) {
        attributes.put(name, value(text));
        return this;
    }

    Item with(String name, long number) {
        attributes.put(name, value(number));
        return this;
    }

    Item with(String name, Instant time) {
        attributes.put(name, value(time));
        return this;
    }

    Item with(String name, List<Item> items) {
        attributes.put(
                name,
                AttributeValue.fromL(items.stream()
                        .map(item -> AttributeValue.fromM(item.attributes))
                        .toList()));
        return this;
    }

    /// When DynamoDB may delete the item, which it does late: readers check times themselves.
    Item forgetAt(Instant time) {
        return with("forgetAt", time.getEpochSecond());
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    /// @throws UnreadableAttribute as every reader does for what is missing or is something else
    String string(String name) {
        return read(name, AttributeValue::s);
    }

    /// A word of a vocabulary.
    <E extends Enum<E>> E oneOf(String name, Class<E> words) {
        return read(name, value -> Enum.valueOf(words, value.s()));
    }

    Optional<String> optionalString(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    long number(String name) {
        return read(name, value -> Long.parseLong(value.n()));
    }

    long numberOr(String name, long absent) {
        return has(name) ? number(name) : absent;
    }

    int integer(String name) {
        return read(name, value -> Integer.parseInt(value.n()));
    }

    Instant instant(String name) {
        return read(name, value -> Instant.parse(value.s()));
    }

    Optional<Instant> optionalInstant(String name) {
        return has(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    List<Item> items(String name) {
        return read(name, AttributeValue::l).stream()
                .map(value -> of(value.m()))
                .toList();
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    private <T> T read(String name, Function<AttributeValue, T> reading) {
        try {
            return Optional.ofNullable(attributes.get(name))
                    .map(reading)
                    .orElseThrow(() -> new UnreadableAttribute(name));
        } catch (IllegalArgumentException | NullPointerException | DateTimeException unreadable) {
            throw new UnreadableAttribute(name, unreadable);
        }
    }
}
