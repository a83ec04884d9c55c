package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/// A comparison of two values in a rule's `WHERE`, as the AWS IoT developer guide has it ("Operators"). With an
/// undefined value it does not hold, whatever the operator.
///
/// @param operator `=`, `<>`, `<`, `<=`, `>` or `>=`. The first two compare values of one type, the others
///     numbers and strings that read as numbers
record RuleComparison(RuleExpression left, String operator, RuleExpression right) {

    boolean holds(RuleInput input) {
        var one = left.value(input);
        var other = right.value(input);
        return !one.isMissingNode() && !other.isMissingNode() && holds(one, other);
    }

    private boolean holds(JsonNode one, JsonNode other) {
        return switch (operator) {
            case "=" -> areEqual(one, other);
            case "<>" -> !areEqual(one, other);
            default ->
                number(one)
                        .flatMap(a -> number(other).map(a::compareTo))
                        .filter(this::isOrdered)
                        .isPresent();
        };
    }

    private boolean isOrdered(int compared) {
        return switch (operator) {
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            default -> throw new IllegalStateException("unknown operator " + operator);
        };
    }

    private static boolean areEqual(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        try {
            return value.isTextual() ? Optional.of(new BigDecimal(value.textValue())) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
