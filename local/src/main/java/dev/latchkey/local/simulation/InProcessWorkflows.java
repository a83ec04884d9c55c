package dev.latchkey.local.simulation;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import dev.latchkey.local.states.RequestRefused;
import dev.latchkey.local.states.StateMachines;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Workflows;
import java.util.Map;
import java.util.Set;

/// The running workflows, without a network between.
///
/// @param deliverParcel the state machine's ARN
record InProcessWorkflows(StateMachines machines, String deliverParcel) implements Workflows {

    private static final Set<String> SOMEBODY_WAS_EARLIER = Set.of("TaskTimedOut", "TaskDoesNotExist", "InvalidToken");

    @Override
    public void startDelivery(String deliveryId) {
        var input = JsonText.text(JsonFields.of("deliveryId", deliveryId).map());
        try {
            machines.start(deliverParcel, "deliver-" + deliveryId, input);
        } catch (RequestRefused refused) {
            if (!refused.code().equals("ExecutionAlreadyExists")) {
                throw refused;
            }
        }
    }

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
