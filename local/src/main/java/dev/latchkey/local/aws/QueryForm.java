package dev.latchkey.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// The parameters of a request of AWS's query protocol.
///
/// @param parameters such as `Action` and `MessageAttributes.entry.1.Name`
record QueryForm(Map<String, String> parameters) {

    QueryForm {
        parameters = Map.copyOf(parameters);
    }

    static QueryForm read(byte[] body) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new QueryForm(parameters);
    }

    /// Null where it is absent.
    String optional(String name) {
        return parameters.get(name);
    }

    /// @throws AwsError `InvalidParameter` where it is absent or empty
    String required(String name) {
        var value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw new AwsError(
                    400, "InvalidParameter", "Invalid parameter: " + name + " Reason: no value for required parameter");
        }
        return value;
    }

    /// `Attributes.entry.1.key` and `.value` pairs as a map.
    Map<String, String> map(String prefix) {
        var map = new LinkedHashMap<String, String>();
        indexes(prefix, "key")
                .forEach(index -> map.put(
                        parameters.get(prefix + ".entry." + index + ".key"),
                        parameters.getOrDefault(prefix + ".entry." + index + ".value", "")));
        return map;
    }

    /// The message attributes as an SNS event carries them: `{"name":{"Type":"String","Value":"…"}}`.
    ObjectNode messageAttributes() {
        var attributes = Json.object();
        indexes("MessageAttributes", "Name").forEach(index -> {
            var entry = "MessageAttributes.entry." + index;
            var value = parameters.getOrDefault(
                    entry + ".Value.StringValue", parameters.getOrDefault(entry + ".Value.BinaryValue", ""));
            attributes
                    .putObject(parameters.get(entry + ".Name"))
                    .put("Type", parameters.getOrDefault(entry + ".Value.DataType", "String"))
                    .put("Value", value);
        });
        return attributes;
    }

    private IntStream indexes(String prefix, String field) {
        return IntStream.iterate(1, index -> index + 1)
                .takeWhile(index -> parameters.containsKey(prefix + ".entry." + index + "." + field));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
