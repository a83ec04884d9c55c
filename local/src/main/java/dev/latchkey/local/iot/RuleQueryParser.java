package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads the part of IoT SQL that the local system understands, such as `SELECT *, topic(2) AS lockerId FROM
/// 'lockers/+/events' WHERE type = 'fault' AND compartment > 3 AND evidence.doorSensor <> 'closed'`.
///
/// The functions are `topic()`, `topic(n)`, `clientid()` and `timestamp()`; conditions are comparisons joined
/// by `AND`. Anything else throws an `IllegalArgumentException` that quotes the query and says what was
/// expected.
final class RuleQueryParser {

    private static final Set<String> OPERATORS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> RESERVED = Set.of("SELECT", "FROM", "WHERE", "AS", "AND", "OR", "NOT", "IN");

    private final RuleTokens tokens;

    RuleQueryParser(String text) {
        this.tokens = new RuleTokens(text);
    }

    RuleQuery query() {
        tokens.expectWord("SELECT");
        var everything = false;
        var columns = new ArrayList<RuleQuery.Column>();
        do {
            if (tokens.accept("*")) {
                everything = true;
            } else {
                columns.add(column());
            }
        } while (tokens.accept(","));
        tokens.expectWord("FROM");
        var from = TopicFilter.parse(tokens.string());
        var where = tokens.acceptWord("WHERE") ? conditions() : List.<RuleComparison>of();
        tokens.expectEnd();
        return new RuleQuery(everything, List.copyOf(columns), from, where);
    }

    /// Reads an expression that stands alone, as in a substitution template.
    RuleExpression expressionAlone() {
        var expression = expression();
        tokens.expectEnd();
        return expression;
    }

    private RuleQuery.Column column() {
        var expression = expression();
        if (tokens.acceptWord("AS")) {
            return new RuleQuery.Column(name(), expression);
        }
        if (expression instanceof RuleExpression.Field field) {
            return new RuleQuery.Column(field.path().getLast(), expression);
        }
        throw tokens.expected("AS and a name");
    }

    private List<RuleComparison> conditions() {
        var conditions = new ArrayList<RuleComparison>();
        do {
            conditions.add(comparison());
        } while (tokens.acceptWord("AND"));
        return List.copyOf(conditions);
    }

    private RuleComparison comparison() {
        var left = expression();
        var operator = tokens.oneOf(OPERATORS, "a comparison");
        return new RuleComparison(left, operator, expression());
    }

    private RuleExpression expression() {
        if (tokens.isString()) {
            return literal(JsonNodeFactory.instance.textNode(tokens.string()));
        }
        if (tokens.isNumber()) {
            return literal(JsonNodeFactory.instance.numberNode(new BigDecimal(tokens.next())));
        }
        if (tokens.acceptWord("TRUE")) {
            return literal(JsonNodeFactory.instance.booleanNode(true));
        }
        if (tokens.acceptWord("FALSE")) {
            return literal(JsonNodeFactory.instance.booleanNode(false));
        }
        var name = name();
        return tokens.accept("(") ? function(name) : field(name);
    }

    private static RuleExpression literal(JsonNode constant) {
        return new RuleExpression.Literal(constant);
    }

    private RuleExpression field(String first) {
        var path = new ArrayList<>(List.of(first));
        while (tokens.accept(".")) {
            path.add(name());
        }
        return new RuleExpression.Field(List.copyOf(path));
    }

    private RuleExpression function(String name) {
        if (name.equalsIgnoreCase("topic") && tokens.isNumber()) {
            var level = new RuleExpression.TopicLevel(tokens.positiveInteger());
            tokens.expect(")");
            return level;
        }
        tokens.expect(")");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "topic" -> new RuleExpression.Topic();
            case "clientid" -> new RuleExpression.ClientId();
            case "timestamp" -> new RuleExpression.Timestamp();
            default -> throw tokens.unsupported("the function " + name + "()");
        };
    }

    private String name() {
        if (!tokens.isName() || RESERVED.contains(tokens.peek().toUpperCase(Locale.ROOT))) {
            throw tokens.expected("a name");
        }
        return tokens.next();
    }
}
