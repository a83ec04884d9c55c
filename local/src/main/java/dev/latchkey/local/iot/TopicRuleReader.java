package dev.latchkey.local.iot;

import dev.latchkey.local.template.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the template's `AWS::IoT::TopicRule` resources. What the local system does not support is rejected,
/// with the resource's logical id in the message.
final class TopicRuleReader {

    private static final String SQL_VERSION = "2016-03-23";

    private TopicRuleReader() {}

    /// The rules among the resources, without those that are disabled.
    static List<TopicRule> read(Collection<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals("AWS::IoT::TopicRule"))
                .flatMap(resource -> read(resource).stream())
                .toList();
    }

    private static Optional<TopicRule> read(Resource resource) {
        try {
            var properties = new Fields(resource.properties(), Set.of("RuleName", "TopicRulePayload", "Tags"));
            var payload = properties.object(
                    "TopicRulePayload",
                    Set.of("Sql", "AwsIotSqlVersion", "RuleDisabled", "Description", "Actions", "ErrorAction"));
            // rule names have no hyphens
            return rule(properties.text("RuleName", "latchkey_" + resource.logicalId()), payload);
        } catch (IllegalArgumentException cause) {
            throw new IllegalArgumentException(resource.logicalId() + ": " + cause.getMessage(), cause);
        }
    }

    private static Optional<TopicRule> rule(String name, Fields payload) {
        var version = payload.text("AwsIotSqlVersion", "2015-10-08");
        if (!version.equals(SQL_VERSION)) {
            throw new IllegalArgumentException("AwsIotSqlVersion must be " + SQL_VERSION + ", not " + version);
        }
        var rule = new TopicRule(
                name,
                RuleQuery.parse(payload.text("Sql")),
                payload.list("Actions").stream().map(TopicRuleReader::action).toList(),
                payload.optional("ErrorAction").map(TopicRuleReader::action));
        return Optional.of(rule).filter(enabled -> !payload.flag("RuleDisabled"));
    }

    private static RuleAction action(Object value) {
        if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
            throw new IllegalArgumentException("an action must be an object with one key");
        }
        var kind = map.keySet().iterator().next().toString();
        var fields = new Fields(map, Set.of(kind));
        return switch (kind) {
            case "Lambda" ->
                new RuleAction.Lambda(fields.object(kind, Set.of("FunctionArn")).text("FunctionArn"));
            case "Republish" -> republish(fields.object(kind, Set.of("Topic", "Qos", "RoleArn")));
            case "Sqs" -> sqs(fields.object(kind, Set.of("QueueUrl", "UseBase64", "RoleArn")));
            case "CloudwatchLogs" ->
                new RuleAction.CloudwatchLogs(
                        fields.object(kind, Set.of("LogGroupName", "RoleArn")).text("LogGroupName"));
            default -> throw new IllegalArgumentException("the action " + kind + " is not supported locally");
        };
    }

    private static RuleAction republish(Fields fields) {
        var topic = fields.text("Topic");
        int qos = Integer.parseInt(fields.text("Qos", "0"));
        return new RuleAction.Republish(topic, SubstitutionTemplate.parse(topic), qos);
    }

    private static RuleAction sqs(Fields fields) {
        return new RuleAction.Sqs(fields.text("QueueUrl"), fields.flag("UseBase64"));
    }

    /// The fields of an object of the template, none of which may be unknown.
    private record Fields(Map<?, ?> map, Set<String> known) {

        private Fields {
            map.keySet().stream()
                    .filter(key -> !known.contains(key))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new IllegalArgumentException("the property " + unknown + " is not supported locally");
                    });
        }

        Optional<Object> optional(String key) {
            return Optional.ofNullable(map.get(key));
        }

        String text(String key) {
            return optional(key).map(Object::toString).orElseThrow(() -> missing(key));
        }

        String text(String key, String otherwise) {
            return optional(key).map(Object::toString).orElse(otherwise);
        }

        boolean flag(String key) {
            return Boolean.parseBoolean(text(key, "false"));
        }

        List<?> list(String key) {
            return optional(key).orElseThrow(() -> missing(key)) instanceof List<?> list ? list : List.of(map.get(key));
        }

        Fields object(String key, Set<String> known) {
            if (map.get(key) instanceof Map<?, ?> object) {
                return new Fields(object, known);
            }
            throw missing(key);
        }

        private static IllegalArgumentException missing(String key) {
            return new IllegalArgumentException("the property " + key + " is missing");
        }
    }
}
