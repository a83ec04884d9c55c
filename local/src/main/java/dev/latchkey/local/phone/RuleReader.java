package dev.latchkey.local.phone;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;

/// Reads the fields of a rule as it came in, and says which one is wrong.
final class RuleReader {

    private static final Set<String> FIELDS = Set.of("channel", "address", "prefix", "behaviour", "by");

    private final JsonNode rule;

    RuleReader(JsonNode rule) {
        this.rule = rule;
        rule.fieldNames().forEachRemaining(RuleReader::refuseUnknown);
    }

    String required(String field) {
        var text = optional(field);
        if (text == null) {
            throw new BadPhoneRequest(field, "is missing");
        }
        return text;
    }

    String optional(String field) {
        var node = rule.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw new BadPhoneRequest(field, "must be a text that is not empty");
        }
        return node.textValue();
    }

    Behaviour behaviour() {
        var name = required("behaviour");
        if (!name.equals("slow") && optional("by") != null) {
            throw new BadPhoneRequest("by", "belongs to the behaviour slow alone");
        }
        return switch (name) {
            case "delivers" -> new Behaviour.Delivers();
            case "silent" -> new Behaviour.Silent();
            case "bounces" -> new Behaviour.Bounces();
            case "optedOut" -> new Behaviour.OptedOut();
            case "disabled" -> new Behaviour.Disabled();
            case "throttled" -> new Behaviour.Throttled();
            case "down" -> new Behaviour.Down();
            case "slow" -> new Behaviour.Slow(duration(required("by")));
            default ->
                throw new BadPhoneRequest(
                        "behaviour",
                        "must be one of delivers, silent, bounces, optedOut, disabled, throttled, down, slow");
        };
    }

    private static Duration duration(String text) {
        try {
            var duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new BadPhoneRequest("by", "must be an ISO 8601 duration such as PT30S");
        }
        throw new BadPhoneRequest("by", "must not be negative");
    }

    private static void refuseUnknown(String field) {
        if (!FIELDS.contains(field)) {
            throw new BadPhoneRequest(field, "is not a field of a rule");
        }
    }
}
