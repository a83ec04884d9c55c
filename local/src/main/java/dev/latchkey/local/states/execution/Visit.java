package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.Leaving;
import dev.latchkey.local.states.definition.State;
import dev.latchkey.local.states.definition.Template;
import dev.latchkey.local.states.history.Details;
import dev.latchkey.local.states.jsonata.Bindings;
import dev.latchkey.local.states.jsonata.EvaluationFailed;
import dev.latchkey.local.states.jsonata.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A strand's stay in one state: what its expressions see, and how it enters, fails and leaves.
final class Visit {

    /// States whose interruption AWS records.
    private static final Set<String> ABORTABLE = Set.of("Task", "Wait", "Parallel", "Map");

    private final Execution execution;
    private final Strand strand;
    private final State state;
    private final Object input;
    private final Map<String, Object> variables;
    private final Map<String, Object> item;
    private final String enteredAt;
    private final long previousEvent;
    private long enteredEvent;
    private int retries;
    private String token;

    Visit(
            Execution execution,
            Strand strand,
            State state,
            Object input,
            Map<String, Object> variables,
            Map<String, Object> item) {
        this.execution = execution;
        this.strand = strand;
        this.state = state;
        this.input = input;
        this.variables = variables;
        this.item = item;
        this.enteredAt = Times.text(execution.engine().clock().now());
        this.previousEvent = strand.lastEvent();
    }

    Execution execution() {
        return execution;
    }

    Engine engine() {
        return execution.engine();
    }

    Strand strand() {
        return strand;
    }

    Object input() {
        return input;
    }

    Map<String, Object> variables() {
        return variables;
    }

    /// `$states.context.Map`, null outside a Map.
    Map<String, Object> item() {
        return item;
    }

    private String type() {
        return state.getClass().getSimpleName();
    }

    void enter() {
        execution.countTransition();
        strand.openState(ABORTABLE.contains(type()) ? type() : null);
        append(type() + "StateEntered", Details.of().withData("input", input).with("name", state.name()));
        enteredEvent = strand.lastEvent();
    }

    void append(String type, Details details) {
        execution.append(strand, type, details);
    }

    void retried() {
        retries++;
        execution.countTransition();
    }

    /// Sets `$states.context.Task.Token`.
    void token(String token) {
        this.token = token;
    }

    /// The value of a field that sees the state's input, null where the definition leaves the field out.
    Object evaluate(Template template, String location) throws StateFailed {
        return template == null ? null : evaluate(template, location, bindings(Map.of()));
    }

    Object evaluate(Template template, String location, Bindings bindings) throws StateFailed {
        try {
            return template.evaluate(bindings, location);
        } catch (EvaluationFailed e) {
            throw evaluationFailed(e);
        }
    }

    /// What expressions see: `$states.input`, `$states.context`, the variables, and `more` of `$states`.
    Bindings bindings(Map<String, Object> more) {
        return bindings(more, item);
    }

    /// The same with another item as `$states.context.Map`.
    Bindings bindingsWith(Map<String, Object> anotherItem) {
        return bindings(Map.of(), anotherItem);
    }

    private Bindings bindings(Map<String, Object> more, Map<String, Object> seenItem) {
        var states = new HashMap<String, Object>(more);
        states.put("input", input);
        states.put("context", context(seenItem));
        return new Bindings(variables, engine().clock().now(), engine().random()).withStates(states);
    }

    private Map<String, Object> context(Map<String, Object> seenItem) {
        var context = execution.context();
        context.put("State", Map.of("EnteredTime", enteredAt, "Name", state.name(), "RetryCount", retries));
        if (token != null) {
            context.put("Task", Map.of("Token", token));
        }
        if (seenItem != null) {
            context.put("Map", seenItem);
        }
        return context;
    }

    /// Records that an expression failed. AWS lets the event follow from what came before the state where the
    /// state has done nothing yet.
    StateFailed evaluationFailed(EvaluationFailed e) {
        if (strand.lastEvent() == enteredEvent) {
            strand.lastEvent(previousEvent);
        }
        return badValue(e);
    }

    /// Records that a field's value, evaluated well, cannot be used.
    StateFailed badValue(EvaluationFailed e) {
        var failure = Failure.evaluation(e, preamble());
        append(
                "EvaluationFailed",
                Details.of()
                        .with("cause", failure.cause())
                        .with("error", failure.error())
                        .with("location", e.location())
                        .with("state", state.name()));
        return new StateFailed(failure);
    }

    /// How AWS's messages about a state begin.
    String preamble() {
        return "An error occurred while executing the state '%s' (entered at the event id #%d). "
                .formatted(state.name(), enteredEvent);
    }

    /// Leaves the state with its input as the default output.
    Left leave(Leaving leaving) throws StateFailed {
        return leave(leaving, input, Map.of());
    }

    /// Leaves the state with a result, which is the default output.
    Left leaveWith(Leaving leaving, Object result) throws StateFailed {
        return leave(leaving, result, singleton("result", result));
    }

    /// Leaves the state by a catcher.
    Left leaveCaught(Leaving leaving, Failure failure) throws StateFailed {
        return leave(leaving, failure.output(), singleton("errorOutput", failure.output()));
    }

    private static Map<String, Object> singleton(String key, Object value) {
        var map = new HashMap<String, Object>();
        map.put(key, value);
        return map;
    }

    private Left leave(Leaving leaving, Object otherwise, Map<String, Object> states) throws StateFailed {
        var bindings = bindings(states);
        var assigned = new LinkedHashMap<String, Object>();
        for (var variable : leaving.assign().entrySet()) {
            var location = "Assign/" + variable.getKey();
            assigned.put(variable.getKey(), evaluate(variable.getValue(), location, bindings));
        }
        var output = leaving.output() == null ? otherwise : evaluate(leaving.output(), "Output", bindings);
        exit(output, assigned);
        return new Left(leaving.next(), output, with(assigned));
    }

    /// Records that the state is left.
    void exit(Object output, Map<String, Object> assigned) throws StateFailed {
        var text = Json.text(output);
        if (Json.tooLarge(text) || Json.tooLarge(Json.text(assigned))) {
            throw new StateFailed(Failure.dataLimit(state.name()));
        }
        strand.openState(null);
        append(
                type() + "StateExited",
                Details.of().withAssigned(assigned).with("name", state.name()).withText("output", text));
    }

    private Map<String, Object> with(Map<String, Object> assigned) {
        if (assigned.isEmpty()) {
            return variables;
        }
        var all = new HashMap<>(variables);
        all.putAll(assigned);
        return all;
    }
}
