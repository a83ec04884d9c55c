package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A rule's query: which messages it takes and what it makes of them.
///
/// @param everything whether `*` is selected
/// @param columns what is selected beside it, in order
/// @param from the topics
/// @param where all of these must hold for a message
record RuleQuery(boolean everything, List<Column> columns, TopicFilter from, List<RuleComparison> where) {

    /// A selected expression and its name in the result.
    record Column(String name, RuleExpression expression) {}

    /// Reads a query of IoT SQL version 2016-03-23; see [RuleQueryParser] for what is understood.
    static RuleQuery parse(String sql) {
        return new RuleQueryParser(sql).query();
    }

    boolean takes(RuleInput input) {
        return from.matches(input.message().topic()) && where.stream().allMatch(comparison -> comparison.holds(input));
    }

    /// What the actions get. `*` of a payload that is no JSON object is that payload as it came: nothing can be
    /// added to it.
    Selection select(RuleInput input) {
        if (everything && input.json().isEmpty()) {
            return new Selection(input.message().payload(), false);
        }
        var result = everything ? input.json().orElseThrow().deepCopy() : JsonNodeFactory.instance.objectNode();
        columns.forEach(column -> add(column, input, result));
        return new Selection(result.toString().getBytes(StandardCharsets.UTF_8), true);
    }

    private static void add(Column column, RuleInput input, ObjectNode result) {
        var value = column.expression().value(input);
        if (!value.isMissingNode()) {
            result.set(column.name(), value);
        }
    }

    /// The result of a query.
    ///
    /// @param payload JSON in UTF-8, or a payload that is no JSON object as it came
    /// @param json which of the two
    record Selection(byte[] payload, boolean json) {}
}
