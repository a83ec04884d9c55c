package dev.latchkey.local.simulation;

import dev.latchkey.aws.NamedWorkflows;
import dev.latchkey.json.JsonText;
import dev.latchkey.local.states.RequestRefused;
import dev.latchkey.local.states.StateMachines;
import dev.latchkey.shipment.TaskToken;
import java.util.Map;
import java.util.Set;

/// The tokens of waiting tasks, without a network between.
record InProcessTokens(StateMachines machines) implements NamedWorkflows.Tokens {

    private static final Set<String> SOMEBODY_WAS_EARLIER = Set.of("TaskTimedOut", "TaskDoesNotExist", "InvalidToken");

    @Override
    public boolean complete(TaskToken token, Map<String, ?> output) {
        try {
            machines.tokens().succeed(token.value(), JsonText.text(output));
            return true;
        } catch (RequestRefused refused) {
            if (!SOMEBODY_WAS_EARLIER.contains(refused.code())) {
                throw refused;
            }
            return false;
        }
    }
}
