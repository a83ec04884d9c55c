package dev.latchkey.local.iot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// An expression of a rule's query. A missing node stands for IoT SQL's *Undefined*.
sealed interface RuleExpression {

    JsonNode value(RuleInput input);

    /// A field of the payload, such as `evidence.doorSensor`.
    record Field(List<String> path) implements RuleExpression {
        @Override
        public JsonNode value(RuleInput input) {
            return input.field(path);
        }
    }

    /// A string, a number, `true` or `false`.
    record Literal(JsonNode constant) implements RuleExpression {
        @Override
        public JsonNode value(RuleInput input) {
            return constant;
        }
    }

    /// `topic()`
    record Topic() implements RuleExpression {
        @Override
        public JsonNode value(RuleInput input) {
            return JsonNodeFactory.instance.textNode(input.message().topic());
        }
    }

    /// `topic(n)`, counted from 1; undefined beyond the topic's levels.
    record TopicLevel(int number) implements RuleExpression {
        @Override
        public JsonNode value(RuleInput input) {
            var levels = input.message().topic().split("/", -1);
            return number <= levels.length
                    ? JsonNodeFactory.instance.textNode(levels[number - 1])
                    : JsonNodeFactory.instance.missingNode();
        }
    }

    /// `clientid()`; `n/a` for a message that did not come over MQTT.
    record ClientId() implements RuleExpression {
        @Override
        public JsonNode value(RuleInput input) {
            var clientId = input.message().clientId();
            return JsonNodeFactory.instance.textNode(clientId == null ? "n/a" : clientId);
        }
    }

    /// `timestamp()`: milliseconds since 1970.
    record Timestamp() implements RuleExpression {
        @Override
        public JsonNode value(RuleInput input) {
            return JsonNodeFactory.instance.numberNode(input.at().toEpochMilli());
        }
    }
}
