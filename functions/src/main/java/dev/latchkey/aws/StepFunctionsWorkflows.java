package dev.latchkey.aws;

import dev.latchkey.json.JsonFields;
import dev.latchkey.json.JsonText;
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

    /// @param deliverParcel the state machine's ARN; unused by functions that only complete tokens
    StepFunctionsWorkflows(SfnClient client, String deliverParcel) {
        this.client = client;
        this.deliverParcel = deliverParcel;
    }

    @Override
    public void startDelivery(String deliveryId) {
        var input = JsonText.text(JsonFields.of("deliveryId", deliveryId).map());
        try {
            client.startExecution(request -> request.stateMachineArn(deliverParcel)
                    .name("deliver-" + deliveryId)
                    .input(input));
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
