package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.Leaving;
import dev.latchkey.local.states.definition.State;
import java.util.Map;

/// Runs a Succeed state.
record SucceedRun(State.Succeed succeed) {

    Left run(Visit visit) throws StateFailed {
        return visit.leave(new Leaving(Map.of(), succeed.output(), null));
    }
}
