package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A text with expressions in it, such as `lockers/${topic(2)}/errors`.
record SubstitutionTemplate(List<RuleExpression> parts) {

    private static final Pattern PART = Pattern.compile("\\$\\{([^}]*)}");

    /// @throws IllegalArgumentException for an expression that the local system does not understand
    static SubstitutionTemplate parse(String text) {
        var parts = new ArrayList<RuleExpression>();
        var matcher = PART.matcher(text);
        int start = 0;
        while (matcher.find()) {
            parts.add(literal(text.substring(start, matcher.start())));
            parts.add(new RuleQueryParser(matcher.group(1)).expressionAlone());
            start = matcher.end();
        }
        parts.add(literal(text.substring(start)));
        return new SubstitutionTemplate(List.copyOf(parts));
    }

    private static RuleExpression literal(String text) {
        return new RuleExpression.Literal(JsonNodeFactory.instance.textNode(text));
    }

    /// @throws IllegalArgumentException where an expression has no value for the message
    String fill(RuleInput input) {
        var text = new StringBuilder();
        for (var part : parts) {
            var value = part.value(input);
            if (value.isMissingNode()) {
                throw new IllegalArgumentException("The substitution template has no value: " + part);
            }
            text.append(value.isValueNode() ? value.asText() : value.toString());
        }
        return text.toString();
    }
}
