package dev.latchkey.local.simulation;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import dev.latchkey.local.states.RequestRefused;
import dev.latchkey.local.states.StateMachines;
import dev.latchkey.resend.RequestName;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Workflows;
import java.util.Map;
import java.util.Set;

/// The running workflows, without a network between.
///
/// @param deliverParcel the state machine's ARN, as the next one
record InProcessWorkflows(
        StateMachines machines,
        String deliverParcel,
        String notifyRecipient,
        String handleLockerFault,
        String resendCode)
        implements Workflows {

    private static final Set<String> SOMEBODY_WAS_EARLIER = Set.of("TaskTimedOut", "TaskDoesNotExist", "InvalidToken");

    @Override
    public void startDelivery(String deliveryId) {
        start(deliverParcel, "deliver-" + deliveryId, JsonFields.of("deliveryId", deliveryId));
    }

    @Override
    public void startNotice(String deliveryId, String noticeId, String kind, String preference) {
        var input = JsonFields.of("deliveryId", deliveryId)
                .and("noticeId", noticeId)
                .and("kind", kind)
                .and("preference", preference);
        start(notifyRecipient, "notify-" + deliveryId + "-" + noticeId, input);
    }

    @Override
    public void startFaultHandling(String lockerId, String faultId) {
        var input = JsonFields.of("lockerId", lockerId).and("faultId", faultId);
        start(handleLockerFault, "fault-" + faultId, input);
    }

    @Override
    public void startResend(String requestId) {
        start(resendCode, RequestName.execution(requestId), JsonFields.of("requestId", requestId));
    }

    private void start(String stateMachine, String name, JsonFields input) {
        try {
            machines.start(stateMachine, name, JsonText.text(input.map()));
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
