package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.State;

/// Runs a Pass state.
record PassRun(State.Pass pass) {

    Left run(Visit visit) throws StateFailed {
        return visit.leave(pass.leaving());
    }
}
