package dev.latchkey.local.states.definition;

import java.util.LinkedHashMap;
import java.util.Map;

/// Reads a definition's outermost object and the flows in it.
final class DefinitionReader {

    /// The longest that anything may last, in seconds: AWS's own limit.
    static final int LONGEST_SECONDS = 99_999_999;

    private final Problems problems;
    private final FlowChecks checks;

    private DefinitionReader(Problems problems) {
        this.problems = problems;
        this.checks = new FlowChecks(problems);
    }

    static Definition read(String text) throws InvalidDefinition {
        var problems = new Problems();
        var value = DefinitionText.parse(text, problems);
        var definition = new DefinitionReader(problems).definition(new Fields(value, "", problems));
        problems.throwIfAny();
        return definition;
    }

    private Definition definition(Fields fields) {
        fields.text("Comment");
        fields.text("Version");
        if (!"JSONata".equals(fields.text("QueryLanguage"))) {
            fields.problem("QueryLanguage", "must be JSONata: JSONPath is not supported");
        }
        var timeout = fields.whole("TimeoutSeconds", 1, LONGEST_SECONDS, null);
        var flow = flow(fields, true);
        checks.checkMachine(flow);
        return new Definition(flow, timeout);
    }

    /// Reads the states of a machine, a branch or an item processor.
    Flow flow(Fields fields, boolean outermost) {
        var startAt = fields.requiredText("StartAt");
        if (!fields.has("States")) {
            fields.problem("States", "is required");
            return new Flow(startAt, Map.of());
        }
        var flow = new Flow(startAt, states(fields.object("States")));
        if (!outermost) {
            fields.text("Comment");
        }
        fields.finish();
        checks.check(flow, fields.location());
        return flow;
    }

    private Map<String, State> states(Fields fields) {
        var states = new LinkedHashMap<String, State>();
        for (var name : fields.names()) {
            var state = new StateReader(this, name, fields.object(name)).read();
            if (state != null) {
                states.put(name, state);
            }
        }
        return states;
    }
}
