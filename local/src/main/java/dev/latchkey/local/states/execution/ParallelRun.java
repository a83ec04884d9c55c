package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.State;

/// Runs a Parallel state.
final class ParallelRun implements Recovering.Attempt, Branches.Kind {

    private final State.Parallel parallel;
    private final Visit visit;
    private Object branchInput;

    ParallelRun(State.Parallel parallel, Visit visit) {
        this.parallel = parallel;
        this.visit = visit;
    }

    Left run() throws StateFailed {
        return new Recovering(visit, parallel.recovery()).run(parallel.leaving(), this);
    }

    @Override
    public Object run(int index, Strand strand) throws StateFailed {
        var branch = parallel.branches().get(index);
        return new FlowRun(visit.execution(), strand, branch, visit.variables(), visit.item()).run(branchInput);
    }

    @Override
    public Object runAttempt() throws StateFailed {
        branchInput = parallel.arguments() == null ? visit.input() : visit.evaluate(parallel.arguments(), "Arguments");
        visit.append("ParallelStateStarted", null);
        var result = new Branches(visit, parallel.branches().size(), this).join();
        visit.execution().appendAside(visit.strand(), "ParallelStateSucceeded", null);
        return result;
    }

    @Override
    public void givenUp() {
        visit.strand().openState(null);
        visit.append("ParallelStateFailed", null);
    }

    @Override
    public int concurrency() {
        return 0;
    }

    @Override
    public long begun(int index, long previous) {
        return previous;
    }

    @Override
    public long ended(int index, long previous) {
        return previous;
    }

    @Override
    public void broken(int index, boolean failed) {
        // AWS has no event for a branch, only for the state that it was in.
    }
}
