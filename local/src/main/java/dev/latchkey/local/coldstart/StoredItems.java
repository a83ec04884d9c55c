package dev.latchkey.local.coldstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/// What the tables hold of one delivery, by sort key; `items.json` has them with plain values. A key there that
/// ends with `#` stands for every key that begins so.
final class StoredItems {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode byKey;

    private StoredItems(ObjectNode byKey) {
        this.byKey = byKey;
    }

    static StoredItems none() {
        return new StoredItems(NODES.objectNode());
    }

    /// All of `items.json` but the absent ones.
    static StoredItems without(Set<String> absent) {
        try (var in = StoredItems.class.getResourceAsStream("items.json")) {
            var items = (ObjectNode) JsonMapper.builder().build().readTree(in);
            items.remove(absent);
            return new StoredItems(items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode get(JsonNode request) {
        var found = find(request.path("Key").path("item").path("S").asText());
        return found == null ? NODES.objectNode() : NODES.objectNode().set("Item", attributes(found));
    }

    ObjectNode query(JsonNode request) {
        var found = find(
                request.path("ExpressionAttributeValues").path(":i").path("S").asText());
        var answer = NODES.objectNode();
        var list = answer.putArray("Items");
        if (found != null) {
            list.add(attributes(found));
        }
        return answer.put("Count", list.size());
    }

    ObjectNode updated(JsonNode request) {
        var found = find(request.path("Key").path("item").path("S").asText());
        return found == null || !request.has("ReturnValues")
                ? NODES.objectNode()
                : NODES.objectNode().set("Attributes", attributes(found));
    }

    private JsonNode find(String sortKey) {
        return byKey.has(sortKey) ? byKey.get(sortKey) : byKey.get(sortKey.substring(0, sortKey.indexOf('#') + 1));
    }

    private static ObjectNode attributes(JsonNode item) {
        var attributes = NODES.objectNode();
        item.properties().forEach(field -> attributes.set(field.getKey(), value(field.getValue())));
        return attributes;
    }

    private static ObjectNode value(JsonNode plain) {
        var value = NODES.objectNode();
        if (plain.isArray()) {
            value.putArray("L")
                    .addAll(plain.valueStream().map(StoredItems::value).toList());
        } else if (plain.isObject()) {
            value.set("M", attributes(plain));
        } else {
            value.put(plain.isNumber() ? "N" : "S", plain.asText());
        }
        return value;
    }
}
