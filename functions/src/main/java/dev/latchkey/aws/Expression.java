package dev.latchkey.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An update or condition expression of DynamoDB with the names and values that stand in it.
record Expression(String text, Map<String, String> names, Map<String, AttributeValue> values) {

    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    /// An expression in which every attribute stands as `#attribute`, and every value as `:value`.
    static Expression of(String text, Map<String, AttributeValue> values) {
        var names = new HashMap<String, String>();
        var matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.put(matcher.group(), matcher.group(1));
        }
        return new Expression(text, Map.copyOf(names), Map.copyOf(values));
    }

    static Expression of(String text) {
        return of(text, Map.of());
    }

    /// DynamoDB refuses an empty map of values.
    Map<String, AttributeValue> valuesOrNull() {
        return values.isEmpty() ? null : values;
    }
}
