package dev.latchkey.local.simulation;

import dev.latchkey.json.JsonText;
import dev.latchkey.local.states.RequestRefused;
import dev.latchkey.local.states.StateMachines;
import dev.latchkey.support.Executions;
import java.util.Map;

/// The executions as an integrity check finds them, without a network between.
///
/// @param stateMachines the workflows' ARNs
record InProcessExecutions(StateMachines machines, Map<Workflow, String> stateMachines) implements Executions {

    @Override
    public Standing find(Name name) {
        try {
            return switch (machines.execution(arn(name)).status()) {
                case RUNNING -> Standing.RUNNING;
                case SUCCEEDED -> Standing.SUCCEEDED;
                case FAILED, TIMED_OUT, ABORTED -> Standing.FAILED;
            };
        } catch (RequestRefused refused) {
            return absent(refused);
        }
    }

    @Override
    public void start(Name name, Map<String, ?> input) {
        try {
            machines.start(stateMachines.get(name.workflow()), name.text(), JsonText.text(input));
        } catch (RequestRefused refused) {
            if (!refused.code().equals("ExecutionAlreadyExists")) {
                throw refused;
            }
        }
    }

    @Override
    public void stop(Name name, String cause) {
        try {
            machines.stop(arn(name), "Replaced", cause);
        } catch (RequestRefused refused) {
            absent(refused);
        }
    }

    private static Standing absent(RequestRefused refused) {
        if (!refused.code().equals("ExecutionDoesNotExist")) {
            throw refused;
        }
        return Standing.ABSENT;
    }

    private String arn(Name name) {
        return stateMachines.get(name.workflow()).replace(":stateMachine:", ":execution:") + ":" + name.text();
    }
}
