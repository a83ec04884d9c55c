package dev.latchkey.local.states.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads one state.
final class StateReader {

    private static final String VARIABLE_NAME = "[\\p{L}_][\\p{L}\\p{N}_]{0,79}";

    private final DefinitionReader definition;
    private final String name;
    private final Fields fields;

    StateReader(DefinitionReader definition, String name, Fields fields) {
        this.definition = definition;
        this.name = name;
        this.fields = fields;
    }

    /// The state, null where its type is not known.
    State read() {
        fields.text("Comment");
        var language = fields.text("QueryLanguage");
        if (language != null && !language.equals("JSONata")) {
            fields.problem("QueryLanguage", "must be JSONata: JSONPath is not supported");
        }
        if (name.length() > 80) {
            fields.problems().add(fields.location(), "a state's name has at most 80 characters");
        }
        var state = state();
        if (state != null) {
            fields.finish();
        }
        return state;
    }

    private State state() {
        var type = fields.requiredText("Type");
        return switch (type) {
            case "Pass" -> new State.Pass(name, leaving());
            case "Task" -> task();
            case "Choice" -> choice();
            case "Wait" -> new State.Wait(name, until(), leaving());
            case "Parallel" -> parallel();
            case "Map" -> map();
            case "Succeed" -> new State.Succeed(name, fields.template("Output"));
            case "Fail" -> new State.Fail(name, text("Error"), text("Cause"));
            case null -> null;
            default -> {
                fields.problem("Type", "is not a supported state type: " + type);
                yield null;
            }
        };
    }

    private State task() {
        var arguments = fields.template("Arguments");
        return new State.Task(
                name,
                resource(arguments),
                arguments,
                seconds("TimeoutSeconds", 1),
                heartbeat(),
                new RecoveryReader(fields).read(),
                leaving());
    }

    private Resource resource(Template arguments) {
        var arn = fields.requiredText("Resource");
        if (arn == null) {
            return null;
        }
        var resource = Resource.of(arn).orElse(null);
        if (resource == null) {
            fields.problem("Resource", "is not a supported resource: " + arn);
        } else {
            checkArguments(resource, arguments);
        }
        return resource;
    }

    private void checkArguments(Resource resource, Template arguments) {
        var required = resource.requiredArgument();
        if (required == null || arguments instanceof Template.Computed) {
            return;
        }
        var given =
                arguments instanceof Template.Fields(Map<String, Template> keys) ? keys.keySet() : List.<String>of();
        if (!given.contains(required)) {
            fields.problem("Arguments/" + required, "is required");
        }
        for (var key : given) {
            if (!resource.argumentKeys().contains(key)) {
                fields.problem("Arguments/" + key, "is not a supported argument here");
            }
        }
    }

    private Template heartbeat() {
        var heartbeat = seconds("HeartbeatSeconds", 1);
        if (fields.value("HeartbeatSeconds") instanceof Integer beat
                && fields.value("TimeoutSeconds") instanceof Integer timeout
                && beat >= timeout) {
            fields.problem("HeartbeatSeconds", "must be less than TimeoutSeconds");
        }
        return heartbeat;
    }

    private State choice() {
        var rules = new ArrayList<State.Rule>();
        var choices = fields.items("Choices");
        if (choices.isEmpty()) {
            fields.problem("Choices", "must hold at least one rule");
        }
        for (int i = 0; i < choices.size(); i++) {
            rules.add(rule(new Fields(choices.get(i), fields.location() + "/Choices[" + i + "]", fields.problems())));
        }
        var next = fields.text("Default");
        var otherwise = leaving(fields, next);
        return new State.Choice(name, rules, next == null ? null : otherwise);
    }

    private static State.Rule rule(Fields fields) {
        fields.text("Comment");
        var condition = fields.template("Condition");
        if (!(condition instanceof Template.Computed) && !(fields.value("Condition") instanceof Boolean)) {
            fields.problem("Condition", "must be a JSONata expression or a boolean");
        }
        var leaving = leaving(fields, fields.requiredText("Next"));
        fields.finish();
        return new State.Rule(condition, leaving);
    }

    private State.Until until() {
        if (fields.has("Seconds") == fields.has("Timestamp")) {
            fields.problem("Seconds", "exactly one of Seconds and Timestamp is required");
        }
        if (fields.has("Timestamp")) {
            return new State.Until.Timestamp(timestamp());
        }
        return new State.Until.Seconds(seconds("Seconds", 0));
    }

    private Template timestamp() {
        var template = text("Timestamp");
        if (template instanceof Template.Literal(String text) && Timestamps.parse(text) == null) {
            fields.problem("Timestamp", "must be an ISO-8601 date and time with an offset");
        }
        return template;
    }

    private State parallel() {
        var branches = new ArrayList<Flow>();
        var given = fields.items("Branches");
        if (given.isEmpty()) {
            fields.problem("Branches", "must hold at least one branch");
        }
        for (int i = 0; i < given.size(); i++) {
            var location = fields.location() + "/Branches[" + i + "]";
            branches.add(definition.flow(new Fields(given.get(i), location, fields.problems()), false));
        }
        return new State.Parallel(
                name, fields.template("Arguments"), branches, new RecoveryReader(fields).read(), leaving());
    }

    private State map() {
        return new State.Map(
                name,
                fields.template("Items"),
                fields.template("ItemSelector"),
                seconds("MaxConcurrency", 0),
                processor(),
                new RecoveryReader(fields).read(),
                leaving());
    }

    private Flow processor() {
        if (!fields.has("ItemProcessor")) {
            fields.problem("ItemProcessor", "is required");
            return new Flow(null, Map.of());
        }
        var processor = fields.object("ItemProcessor");
        if (processor.has("ProcessorConfig")) {
            var config = processor.object("ProcessorConfig");
            if (!"INLINE".equals(config.text("Mode"))) {
                config.problem("Mode", "must be INLINE: the distributed mode is not supported");
            }
            config.finish();
        }
        return definition.flow(processor, false);
    }

    /// A whole number that is not below `least`, or an expression.
    private Template seconds(String field, int least) {
        var template = fields.template(field);
        if (template != null && !(template instanceof Template.Computed)) {
            fields.whole(field, least, DefinitionReader.LONGEST_SECONDS, null);
        }
        return template;
    }

    /// A string, or an expression.
    private Template text(String field) {
        var template = fields.template(field);
        if (template != null && !(template instanceof Template.Computed)) {
            fields.text(field);
        }
        return template;
    }

    private Leaving leaving() {
        var end = fields.value("End");
        var next = fields.text("Next");
        if (end != null && !(end instanceof Boolean)) {
            fields.problem("End", "must be true or false");
        }
        if (Boolean.TRUE.equals(end) == (next != null)) {
            fields.problem("Next", "exactly one of Next and End is required");
        }
        return leaving(fields, next);
    }

    static Leaving leaving(Fields fields, String next) {
        var assign = fields.templates("Assign");
        for (var variable : assign.keySet()) {
            if (!variable.matches(VARIABLE_NAME) || variable.equals("states")) {
                fields.problem("Assign/" + variable, "is not a name that a variable can have");
            }
        }
        return new Leaving(assign, fields.template("Output"), next);
    }
}
