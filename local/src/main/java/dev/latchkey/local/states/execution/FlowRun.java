package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.Flow;
import dev.latchkey.local.states.definition.State;
import java.util.Map;

/// Walks a strand through a flow, state by state.
final class FlowRun {

    private final Execution execution;
    private final Strand strand;
    private final Flow flow;
    private final Map<String, Object> item;
    private Map<String, Object> variables;

    /// @param variables those of the enclosing flow; what this flow assigns stays in it
    /// @param item `$states.context.Map`; null outside a Map
    FlowRun(Execution execution, Strand strand, Flow flow, Map<String, Object> variables, Map<String, Object> item) {
        this.execution = execution;
        this.strand = strand;
        this.flow = flow;
        this.variables = variables;
        this.item = item;
    }

    /// @return the flow's output
    Object run(Object input) throws StateFailed {
        var left = new Left(flow.startAt(), input, variables);
        while (left.next() != null) {
            left = step(flow.state(left.next()), left.output());
            variables = left.variables();
        }
        return left.output();
    }

    private Left step(State state, Object input) throws StateFailed {
        var visit = new Visit(execution, strand, state, input, variables, item);
        visit.enter();
        try {
            return run(state, visit);
        } catch (Strand.Cancelled e) {
            throw e;
        } catch (RuntimeException e) {
            // A fault of the interpreter: the execution says so and ends, rather than hanging.
            throw new StateFailed(Failure.runtime(visit.preamble() + e));
        }
    }

    private static Left run(State state, Visit visit) throws StateFailed {
        return switch (state) {
            case State.Pass pass -> new PassRun(pass).run(visit);
            case State.Task task -> new TaskRun(task, visit).run();
            case State.Choice choice -> new ChoiceRun(choice).run(visit);
            case State.Wait wait -> new WaitRun(wait).run(visit);
            case State.Parallel parallel -> new ParallelRun(parallel, visit).run();
            case State.Map map -> new MapRun(map, visit).run();
            case State.Succeed succeed -> new SucceedRun(succeed).run(visit);
            case State.Fail fail -> new FailRun(fail).run(visit);
        };
    }
}
