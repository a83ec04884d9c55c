package dev.latchkey.local.states.definition;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a flow must have beyond well-formed states: targets that exist, states that can be reached, an end; and,
/// over a whole machine, names used once.
final class FlowChecks {

    private final Problems problems;

    FlowChecks(Problems problems) {
        this.problems = problems;
    }

    void check(Flow flow, String location) {
        if (flow.startAt() != null && flow.state(flow.startAt()) == null) {
            problems.add(location + "/StartAt", "no such state: " + flow.startAt());
        }
        flow.states().values().forEach(state -> checkTargets(flow, state, location));
        checkReached(flow, location);
        if (!flow.states().isEmpty() && flow.states().values().stream().noneMatch(FlowChecks::ends)) {
            problems.add(location + "/States", "no state ends the flow");
        }
    }

    private void checkTargets(Flow flow, State state, String location) {
        for (var target : targets(state)) {
            if (flow.state(target) == null) {
                problems.add(location + "/States/" + state.name(), "no such state: " + target);
            }
        }
    }

    private void checkReached(Flow flow, String location) {
        var reached = new HashSet<String>();
        var toVisit = new ArrayDeque<String>();
        if (flow.startAt() != null) {
            toVisit.add(flow.startAt());
        }
        while (!toVisit.isEmpty()) {
            var state = flow.state(toVisit.remove());
            if (state != null && reached.add(state.name())) {
                toVisit.addAll(targets(state));
            }
        }
        for (var name : flow.states().keySet()) {
            if (!reached.contains(name)) {
                problems.add(location + "/States/" + name, "cannot be reached from StartAt");
            }
        }
    }

    private static List<String> targets(State state) {
        return leavings(state).map(Leaving::next).filter(next -> next != null).toList();
    }

    private static boolean ends(State state) {
        return switch (state) {
            case State.Succeed _, State.Fail _ -> true;
            case State.Choice _ -> false;
            default -> leavings(state).anyMatch(leaving -> leaving.next() == null);
        };
    }

    private static Stream<Leaving> leavings(State state) {
        return switch (state) {
            case State.Pass pass -> Stream.of(pass.leaving());
            case State.Wait wait -> Stream.of(wait.leaving());
            case State.Task task -> Stream.concat(Stream.of(task.leaving()), caught(task.recovery()));
            case State.Parallel parallel -> Stream.concat(Stream.of(parallel.leaving()), caught(parallel.recovery()));
            case State.Map map -> Stream.concat(Stream.of(map.leaving()), caught(map.recovery()));
            case State.Choice choice ->
                Stream.concat(choice.rules().stream().map(State.Rule::leaving), Stream.ofNullable(choice.otherwise()));
            case State.Succeed _, State.Fail _ -> Stream.of();
        };
    }

    private static Stream<Leaving> caught(Recovery recovery) {
        return recovery.catchers().stream().map(Recovery.Catcher::leaving);
    }

    /// Names are unique over all flows; a variable of an enclosing flow cannot be assigned in an inner one.
    void checkMachine(Flow flow) {
        checkNames(flow, new HashSet<>());
        checkVariables(flow, Set.of());
    }

    private void checkNames(Flow flow, Set<String> taken) {
        for (var state : flow.states().values()) {
            if (!taken.add(state.name())) {
                problems.add("/States/" + state.name(), "the name is used by another state of the machine");
            }
            inner(state).forEach(branch -> checkNames(branch, taken));
        }
    }

    private void checkVariables(Flow flow, Set<String> outer) {
        var visible = new HashSet<>(outer);
        for (var state : flow.states().values()) {
            for (var variable : assigned(state)) {
                if (outer.contains(variable)) {
                    problems.add(
                            "/States/" + state.name() + "/Assign/" + variable,
                            "an enclosing state machine assigns this variable: an inner one cannot");
                }
                visible.add(variable);
            }
        }
        flow.states().values().forEach(state -> inner(state).forEach(branch -> checkVariables(branch, visible)));
    }

    private static List<String> assigned(State state) {
        return leavings(state)
                .map(leaving -> leaving.assign().keySet())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    private static List<Flow> inner(State state) {
        return switch (state) {
            case State.Parallel parallel -> parallel.branches();
            case State.Map map -> List.of(map.processor());
            default -> List.of();
        };
    }
}
