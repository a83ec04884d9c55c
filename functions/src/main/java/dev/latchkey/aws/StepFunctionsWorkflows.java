package dev.latchkey.aws;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
import dev.latchkey.resend.RequestName;
import dev.latchkey.shipment.TaskToken;
import dev.latchkey.shipment.Workflows;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// Workflows as Standard executions. An execution's name is its delivery's, so AWS refuses the second one.
final class StepFunctionsWorkflows implements Workflows {

    private final SfnClient client;
    private final String deliverParcel;
    private final String notifyRecipient;
    private final String handleLockerFault;
    private final String resendCode;

    /// @param deliverParcel the state machine's ARN; unused by functions that start no delivery
    /// @param notifyRecipient the state machine's ARN; unused by functions that start no notice
    /// @param handleLockerFault the state machine's ARN; unused by functions that hear of no fault
    /// @param resendCode the state machine's ARN; unused by functions that take no requests
    StepFunctionsWorkflows(
            SfnClient client,
            String deliverParcel,
            String notifyRecipient,
            String handleLockerFault,
            String resendCode) {
        this.client = client;
        this.deliverParcel = deliverParcel;
        this.notifyRecipient = notifyRecipient;
        this.handleLockerFault = handleLockerFault;
        this.resendCode = resendCode;
    }

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
            client.startExecution(
                    request -> request.stateMachineArn(stateMachine).name(name).input(JsonText.text(input.map())));
        } catch (ExecutionAlreadyExistsException startedBefore) {
            // As it should be.
        }
    }

    @Override
    public boolean complete(TaskToken token, Map<String, ?> output) {
        try {
            client.sendTaskSuccess(request -> request.taskToken(token.value()).output(JsonText.text(output)));
            return true;
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException somebodyWasEarlier) {
            return false;
        }
    }
}
